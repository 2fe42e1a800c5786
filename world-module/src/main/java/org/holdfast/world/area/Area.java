package org.holdfast.world.area;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.area.AreaException.Source;
import org.holdfast.world.thing.Kind;

/**
 * A zone as a file has it; whether what it refers to exists is not known yet.
 *
 * @param source where the zone is named
 * @param zone its key
 * @param name its name; empty if it is that of its key
 * @param attributes the zone's own
 * @param start the room where new characters begin, in the file that says so
 */
public record Area(
        Source source,
        String zone,
        String name,
        String description,
        Map<String, Doc> attributes,
        Optional<Reference> start,
        List<Definition> definitions) {
    public Area {
        attributes = Map.copyOf(attributes);
        definitions = List.copyOf(definitions);
    }

    /** The same, saying nothing of where new characters begin. */
    public Area withoutStart() {
        return new Area(source, zone, name, description, attributes, Optional.empty(), definitions);
    }

    /**
     * One thing to be made.
     *
     * @param key names it within the zone; that of an exit is {@code ROOM/EXIT}
     * @param name empty for that of its parent
     * @param inside what those see who are in it
     * @param prototype whether it is only there to be a parent
     * @param parent what it is made after
     * @param in what it is in; none for rooms and prototypes
     * @param to where an exit leads; none for nowhere
     */
    public record Definition(
            Source source,
            Kind kind,
            String key,
            String name,
            List<String> aliases,
            String description,
            String inside,
            boolean prototype,
            Optional<Reference> parent,
            Optional<Reference> in,
            Optional<Reference> to,
            Map<String, Doc> attributes) {
        public Definition {
            aliases = List.copyOf(aliases);
            attributes = Map.copyOf(attributes);
        }
    }

    /** A thing that another names, as it was written: {@code KEY} or {@code ZONE/KEY}. */
    public record Reference(Source source, String text) {
        /** As {@code ZONE/KEY}, where it stands in the file of this zone. */
        public String origin(String zone) {
            return text.contains("/") ? text : Area.origin(zone, text);
        }
    }

    /** The name of a thing among those of all zones. */
    public static String origin(String zone, String key) {
        return zone + "/" + key;
    }
}

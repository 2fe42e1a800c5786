package org.holdfast.world.area;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.area.AreaException.Source;
import org.holdfast.world.thing.Kind;

/**
 * An area file that makes sense in itself; whether what it refers to exists is not known yet.
 *
 * @param source where the zone is named
 * @param start the room where new characters begin, in the file that says so
 */
record Area(Source source, String zone, Optional<Reference> start, List<Definition> definitions) {
    Area {
        definitions = List.copyOf(definitions);
    }

    /**
     * One thing to be made.
     *
     * @param key names it within the zone
     * @param in what it is in; none for rooms
     * @param to where an exit leads
     */
    record Definition(
            Source source,
            Kind kind,
            String key,
            String name,
            List<String> aliases,
            String description,
            Optional<Reference> in,
            Optional<Reference> to,
            Map<String, Doc> attributes) {}

    /** A thing that another names, as it was written: {@code KEY} or {@code ZONE/KEY}. */
    record Reference(Source source, String text) {}

    /** The name of a thing among those of all zones. */
    static String origin(String zone, String key) {
        return zone + "/" + key;
    }
}

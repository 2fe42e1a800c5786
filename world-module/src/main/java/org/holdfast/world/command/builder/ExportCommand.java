package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule.WriteContent;
import org.holdfast.world.area.AreaExport;
import org.holdfast.world.area.AreaFiles;
import org.holdfast.world.area.AreaStamp;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;

/** Writes a zone to its file. */
public final class ExportCommand implements Command {
    @Override
    public String name() {
        return "@export";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.BUILD);
    }

    @Override
    public String usage() {
        return "@export [ZONE]";
    }

    @Override
    public String help() {
        return "Writes a zone, the one that you are in if you name none, to its file in areas/, for you to keep and for"
                + " @import to read. Left out is what the zone's resets make again. The file that was there is replaced.";
    }

    @Override
    public void run(Invocation in) {
        String key = in.words().isEmpty()
                ? in.things().room(in.actor()).map(Thing::zone).orElse("")
                : in.words();
        Optional<Thing> zone = in.things().zone(key);
        if (zone.isEmpty()) {
            in.tell(
                    key.isEmpty()
                            ? Text.of("This place belongs to no zone. Name one: <command>@export ZONE</command>.")
                            : Text.of("There is no zone {}. Zones are named by their keys, as in an area file.", key));
            return;
        }
        if (!in.mayChange(zone.get())) {
            in.tell(Text.of("The zone {} is not yours to export.", key));
            return;
        }
        String path = AreaStamp.path(zone.get()).orElseGet(() -> AreaFiles.path(key));
        AreaExport.Exported exported = AreaExport.write(in.things(), in.turn(), zone.get());
        if (exported.text().length() > WriteContent.MAX_LENGTH) {
            in.tell(Text.of("<danger>The zone {} is too large for a file; divide it.</danger>", key));
            return;
        }
        AreaStamp.putText(in.turn(), zone.get(), path, exported.text());
        exported.leftOut().forEach(line -> in.tell(Text.of("<notice>Left out: {}.</notice>", line)));
        Text done = Text.of(
                "<success>Exported {}: {} {}, in {}.</success>",
                key,
                exported.things(),
                exported.things() == 1 ? "thing" : "things",
                path);
        in.turn().send(new WriteContent(path, exported.text(), in.session().id(), done));
    }
}

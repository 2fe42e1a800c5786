package org.holdfast.world.command.builder;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.world.area.Area;
import org.holdfast.world.area.AreaException;
import org.holdfast.world.area.AreaFiles;
import org.holdfast.world.area.AreaImport;
import org.holdfast.world.area.AreaStamp;
import org.holdfast.world.command.Builders;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;

/** Makes a zone be what its file says. */
public final class ImportCommand implements Command {
    /** So many lines of warnings are told; the rest is counted. */
    private static final int MOST_WARNINGS = 10;

    private final AuthoredContent content;

    public ImportCommand(AuthoredContent content) {
        this.content = content;
    }

    @Override
    public String name() {
        return "@import";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(Permissions.BUILD);
    }

    @Override
    public String usage() {
        return "@import FILE";
    }

    @Override
    public String help() {
        return "Makes a zone be what its file in areas/ says: makes what is missing, changes what is different, and destroys"
                + " what came from the file and is there no more. All or nothing. What was made in the game stays. In a zone that is new you build, and others do not;"
                + " only admins say with a file where new characters begin. @undo takes it back.";
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    /**
     * The file is read within the turn, so that the world is what it says or as it was, with nothing in between that
     * would have to be asked about again. It is one small file, which {@code @export} or its author has just written. A disk
     * that hangs is a turn that hangs: it is ended after {@code supervision.turn_ms}, and nothing was changed.
     */
    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        String path = AreaFiles.path(in.words());
        try {
            String text = content.read(path);
            Area area = AreaFiles.parse(path, text);
            Displaced.shown(in, () -> run(in, path, text, area));
        } catch (AreaException e) {
            refuse(in, String.valueOf(e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            refuse(in, "there is no area file " + path + " that can be read");
        }
    }

    /** Where new characters begin concerns all zones. */
    private static Area withinRights(Invocation in, Area area) {
        Optional<String> start = in.things().start().map(Thing::origin);
        boolean moves = area.start()
                .filter(room -> !start.equals(Optional.of(room.origin(area.zone()))))
                .isPresent();
        if (!moves || in.session().may(Permissions.ADMINISTER)) {
            return area;
        }
        in.tell(Text.of("<notice>New characters begin where they did: only admins change that.</notice>"));
        return area.withoutStart();
    }

    private static void refuse(Invocation in, String why) {
        in.tell(Text.of("<danger>Not imported: {}.</danger>", why));
    }

    private static void run(Invocation in, String path, String text, Area area) {
        Optional<Thing> zone = in.things().zone(area.zone());
        if (zone.isPresent() && !in.mayChange(zone.get())) {
            refuse(in, "the zone " + area.zone() + " is not yours");
            return;
        }
        AreaImport.Report report = AreaImport.update(List.of(withinRights(in, area)), in.turn(), in.things());
        in.things().zone(area.zone()).ifPresent(made -> {
            AreaStamp.putText(in.turn(), made, path, text);
            if (zone.isEmpty()) {
                in.turn()
                        .set(
                                made,
                                Builders.ATTRIBUTE,
                                Builders.of(made).with(in.actor().id()));
            }
        });
        report.warnings().stream()
                .limit(MOST_WARNINGS)
                .forEach(warning -> in.tell(Text.of("<notice>{}</notice>", warning)));
        if (report.warnings().size() > MOST_WARNINGS) {
            in.tell(Text.of(
                    "<notice>And {} more like these.</notice>",
                    report.warnings().size() - MOST_WARNINGS));
        }
        in.tell(Text.of(
                "<success>Imported {}: {} made, {} changed or as they were, {} destroyed.</success>",
                area.zone(),
                report.created(),
                report.changed(),
                report.destroyed()));
    }
}

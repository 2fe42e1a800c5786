package org.holdfast.world.command.builder;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.view.LookView;

/** Shows all that is known of a thing. */
public final class ExamineCommand extends Building {
    public ExamineCommand() {
        super(
                "@examine",
                "@examine [THING]",
                "Shows all that is known of a thing, or of the room: its number, its place, its attributes.");
    }

    @Override
    public boolean isUndoable() {
        return false;
    }

    @Override
    public void run(Invocation in) {
        in.one(in.targets().anywhere(in.words().isEmpty() ? "here" : in.words()))
                .ifPresent(thing -> in.tell(Text.lines(describe(in, thing))));
    }

    private static List<Text> describe(Invocation in, Thing thing) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<heading>{} ({})</heading>", thing.name(), thing.id()));
        lines.add(line("Kind", thing.kind().word()));
        if (!thing.aliases().isEmpty()) {
            lines.add(line("Aliases", String.join(", ", thing.aliases())));
        }
        thing.location().ifPresent(id -> lines.add(line("Location", reference(in, id))));
        thing.destination().ifPresent(id -> lines.add(line("Leads to", reference(in, id))));
        thing.parent().ifPresent(id -> lines.add(line("Made after", reference(in, id))));
        if (thing.isPrototype()) {
            lines.add(line("Prototype", Text.of("for {} others", in.things().countChildren(thing))));
        }
        if (!thing.zone().isEmpty()) {
            lines.add(line("Zone", thing.zone()));
        }
        if (!thing.origin().isEmpty()) {
            lines.add(line("Made from", thing.origin()));
        }
        if (!thing.description().isEmpty()) {
            lines.add(line("Description", Text.of("<description>{}</description>", thing.description())));
        }
        if (!thing.inside().isEmpty()) {
            lines.add(line("Inside", Text.of("<description>{}</description>", thing.inside())));
        }
        for (Thing content : in.things().contents(thing)) {
            lines.add(line("Contains", LookView.numbered(content)));
        }
        thing.attributes().forEach((name, value) -> lines.add(line(name, value.toJson())));
        return lines;
    }

    private static Text reference(Invocation in, ThingId id) {
        return in.things().find(id).map(LookView::numbered).orElseGet(() -> Text.of("{}, which does not exist", id));
    }

    /** @param value a text, or anything else, which is shown as it is */
    private static Text line(String label, Object value) {
        return Text.of("<label>{}:</label> <value>{}</value>", label, value);
    }
}

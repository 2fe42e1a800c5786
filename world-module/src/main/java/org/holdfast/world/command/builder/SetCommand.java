package org.holdfast.world.command.builder;

import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.world.command.Builders;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.lock.AttributeRules;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Sets an attribute of a thing. */
public final class SetCommand extends Building {
    /** Bounds the size of a thing's record, in the hands of one builder with a macro. */
    private static final int MAX_ATTRIBUTES = 100;

    private static final int MAX_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0," + (MAX_NAME - 1) + "}");

    public SetCommand() {
        super(
                "@set",
                "@set THING=ATTRIBUTE:JSON",
                "Sets an attribute of a thing: @set me=counter:1, @set lamp=lit:true. @examine shows them.");
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        int colon = typed.map(assignment -> assignment.value().indexOf(':')).orElse(-1);
        if (colon < 0) {
            in.tellUsage(this);
            return;
        }
        String attribute = typed.get().value().substring(0, colon).strip();
        if (!NAME.matcher(attribute).matches()) {
            in.tell(Text.of(
                    "An attribute's name is a letter, then letters, digits, _ and -, at most {} in all.", MAX_NAME));
            return;
        }
        Optional<Doc> value =
                parse(in, attribute, typed.get().value().substring(colon + 1).strip());
        Optional<String> refusal = value.flatMap(json -> AttributeRules.refuse(attribute, json));
        if (refusal.isPresent()) {
            in.tell(Text.plain(refusal.get()));
        } else if (value.isPresent()) {
            in.one(in.targets().anywhere(typed.get().target()))
                    .ifPresent(thing -> set(in, thing, attribute, value.get()));
        }
    }

    private static Optional<Doc> parse(Invocation in, String attribute, String json) {
        try {
            return Optional.of(Doc.parse(json));
        } catch (IllegalArgumentException e) {
            in.tell(Text.of(
                    "The value must be JSON, such as 1, \"text\" or [true, null]: {}.",
                    String.valueOf(e.getMessage())));
            if (!json.isEmpty() && Character.isLetter(json.charAt(0))) {
                in.tell(Text.of("A text stands in quotes: <value>{}:\"{}\"</value>", attribute, json));
            }
            return Optional.empty();
        }
    }

    private static void set(Invocation in, Thing thing, String attribute, Doc value) {
        if (!in.mayChange(thing) || !maySet(in, thing, attribute)) {
            return;
        }
        Optional<String> refusal = in.refuse(attribute, value);
        if (refusal.isPresent()) {
            in.tell(Text.of("The attribute <value>{}</value> {}.", attribute, refusal.get()));
            return;
        }
        if (thing.attribute(attribute).isEmpty() && thing.attributes().size() >= MAX_ATTRIBUTES) {
            in.tell(Text.of("{} has {} attributes, and no thing has more.", LookView.named(thing), MAX_ATTRIBUTES));
        } else {
            in.turn().set(thing, attribute, value);
            in.tell(Text.of("<success>Set <value>{}</value> on {}.</success>", attribute, LookView.named(thing)));
        }
    }

    /** Whether the attribute is one that is set so; if not, tells how it is. */
    static boolean maySet(Invocation in, Thing thing, String attribute) {
        boolean may = !thing.is(Kind.ZONE)
                || !attribute.equals(Builders.ATTRIBUTE)
                || in.session().may(Permissions.ADMINISTER);
        if (!may) {
            in.tell(Text.of("Who builds in a zone is said with <command>@zone builders</command>."));
        }
        return may;
    }
}

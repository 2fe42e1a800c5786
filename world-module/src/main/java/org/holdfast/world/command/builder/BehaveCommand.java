package org.holdfast.world.command.builder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;
import org.holdfast.world.words.Nearest;

/** Says how a thing behaves of itself. */
public final class BehaveCommand extends Building {
    private static final String ATTRIBUTE = "behaviors";
    private static final String NAME = "name";
    private static final int MOST = 20;

    private final Collection<String> known;

    /** @param known the names of the behaviours that there are */
    public BehaveCommand(Collection<String> known) {
        super(
                "@behave",
                "@behave [THING[=[-]BEHAVIOUR [SETTINGS]]]",
                "Lets a thing behave of itself: @behave gull=wander, @behave gull=wander {\"seconds\": 20}, and no more:"
                        + " @behave gull=-wander. @behave gull tells how it behaves, and alone it lists what there is.");
        this.known = List.copyOf(known);
    }

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        if (in.words().isEmpty()) {
            in.tell(Text.of("<label>Behaviours:</label> {}", Text.join(", ", values(known))));
        } else if (typed.isEmpty()) {
            in.one(in.targets().anywhere(in.words())).ifPresent(thing -> tell(in, thing));
        } else {
            changeable(in, typed.get().target())
                    .ifPresent(thing -> change(in, thing, typed.get().value()));
        }
    }

    private static List<Text> values(Collection<String> names) {
        return names.stream().map(name -> Text.of("<value>{}</value>", name)).toList();
    }

    private static void tell(Invocation in, Thing thing) {
        Doc behaves = thing.attribute(ATTRIBUTE).orElse(new Doc.Arr(List.of()));
        in.tell(
                behaves.equals(new Doc.Arr(List.of()))
                        ? Text.of("{} does nothing of itself.", LookView.named(thing))
                        : Text.of("{} behaves: <value>{}</value>", LookView.named(thing), behaves.toJson()));
    }

    private void change(Invocation in, Thing thing, String value) {
        boolean takesAway = value.startsWith("-");
        String words = takesAway ? value.substring(1).strip() : value;
        int blank = words.indexOf(' ');
        String name = (blank < 0 ? words : words.substring(0, blank)).toLowerCase(Locale.ROOT);
        List<Doc> others = others(thing, name);
        if (takesAway) {
            takeAway(in, thing, name, others);
        } else if (!known.contains(name)) {
            List<Text> near = values(Nearest.among(known, name, 3));
            in.tell(
                    near.isEmpty()
                            ? Text.of(
                                    "There is no behaviour \"{}\". <command>@behave</command> lists those there are.",
                                    name)
                            : Text.of("There is no behaviour \"{}\". Did you mean {}?", name, Lists.or(near)));
        } else if (others.size() >= MOST) {
            in.tell(Text.of("A thing has at most {} behaviours.", MOST));
        } else {
            settings(in, name, blank < 0 ? "" : words.substring(blank).strip()).ifPresent(behavior -> {
                others.add(behavior);
                in.turn().set(thing, ATTRIBUTE, new Doc.Arr(others));
                in.tell(Text.of(
                        "<success>{} has the behaviour <value>{}</value>.</success>", LookView.named(thing), name));
            });
        }
    }

    private static void takeAway(Invocation in, Thing thing, String name, List<Doc> others) {
        in.turn().set(thing, ATTRIBUTE, new Doc.Arr(others));
        in.tell(Text.of("<success>{} has no behaviour <value>{}</value>.</success>", LookView.named(thing), name));
    }

    /** The behaviours that it has, but for the one of this name. */
    private static List<Doc> others(Thing thing, String name) {
        List<Doc> others = new ArrayList<>();
        if (thing.attribute(ATTRIBUTE).orElse(Doc.Null.NULL) instanceof Doc.Arr behaviors) {
            behaviors.items().stream()
                    .filter(item -> !item.equals(new Doc.Str(name))
                            && !(item instanceof Doc.Obj object
                                    && object.find(NAME).equals(Optional.of(new Doc.Str(name)))))
                    .forEach(others::add);
        }
        return others;
    }

    /** A behaviour with its settings, which are a JSON object; if they are not, tells so. */
    private static Optional<Doc> settings(Invocation in, String name, String json) {
        if (json.isEmpty()) {
            return Optional.of(new Doc.Str(name));
        }
        try {
            if (Doc.parse(json) instanceof Doc.Obj settings) {
                Map<String, Doc> members = new TreeMap<>(settings.members());
                members.put(NAME, new Doc.Str(name));
                return Optional.of(new Doc.Obj(members));
            }
        } catch (IllegalArgumentException e) {
            in.tell(Text.of("The settings must be JSON: {}.", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        in.tell(Text.of("The settings must be a JSON object, such as <value>{}</value>.", "{\"seconds\": 20}"));
        return Optional.empty();
    }
}

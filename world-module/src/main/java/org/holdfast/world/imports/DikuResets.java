package org.holdfast.world.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.world.diku.DikuWorld;
import org.holdfast.world.diku.DikuWorld.Reset;
import org.holdfast.world.diku.DikuWorld.Zone;
import org.holdfast.world.diku.Note;

/** Says what a zone does when it is reset, as steps in the attribute {@code resets}. */
final class DikuResets {
    /** By the positions of Diku's equipment. */
    private static final List<String> POSITIONS = List.of(
            "light", "finger", "finger", "neck", "neck", "body", "head", "legs", "feet", "hands", "arms", "shield",
            "about", "waist", "wrist", "wrist", "wield", "hold");

    private static final List<String> STATES = List.of("open", "closed", "locked");
    private static final int NEVER = 0;
    private static final int ALWAYS = 2;
    private static final int MOST_MINUTES = 1440;

    private final DikuKeys keys;
    private final List<Note> notes;

    DikuResets(DikuKeys keys, List<Note> notes) {
        this.keys = keys;
        this.notes = notes;
    }

    Map<String, Doc> attributes(Zone zone) {
        List<Doc> steps = new ArrayList<>();
        zone.resets().forEach(reset -> step(reset).ifPresent(steps::add));
        Map<String, Doc> attributes = new TreeMap<>();
        if (!steps.isEmpty()) {
            attributes.put("resets", new Doc.Arr(steps));
        }
        int minutes = zone.minutes();
        if (zone.mode() <= NEVER) {
            // There it is filled at each start of the server; here a start changes nothing.
            attributes.put("reset_mode", new Doc.Str("once"));
            return attributes;
        }
        attributes.put("reset_minutes", new Doc.Int(Math.max(1, Math.min(minutes, MOST_MINUTES))));
        attributes.put("reset_mode", new Doc.Str(zone.mode() >= ALWAYS ? "always" : "empty"));
        return attributes;
    }

    private Optional<Doc> step(Reset reset) {
        Doc.Builder step = Doc.object();
        boolean whole = switch (reset.command()) {
            case 'M' ->
                refer(reset, step.put("do", "mobile"), "what", DikuKeys.MOBILE, reset.first())
                        && refer(reset, step, "in", DikuKeys.ROOM, reset.third());
            case 'O' ->
                refer(reset, step.put("do", "object"), "what", DikuKeys.ITEM, reset.first())
                        && refer(reset, step, "in", DikuKeys.ROOM, reset.third());
            case 'G' -> refer(reset, step.put("do", "give"), "what", DikuKeys.ITEM, reset.first());
            case 'E' ->
                refer(reset, step.put("do", "equip"), "what", DikuKeys.ITEM, reset.first())
                        && word(reset, step, "slot", POSITIONS, reset.third());
            case 'P' ->
                refer(reset, step.put("do", "put"), "what", DikuKeys.ITEM, reset.first())
                        && refer(reset, step, "in", DikuKeys.ITEM, reset.third());
            case 'R' ->
                refer(reset, step.put("do", "remove"), "what", DikuKeys.ITEM, reset.second())
                        && refer(reset, step, "in", DikuKeys.ROOM, reset.first());
            default ->
                refer(reset, step.put("do", "door"), "in", DikuKeys.ROOM, reset.first())
                        && exit(reset, step)
                        && word(reset, step, "state", STATES, reset.third());
        };
        if (!whole) {
            return Optional.empty();
        }
        if ("MOGEP".indexOf(reset.command()) >= 0 && reset.second() != 1) {
            step.put("max", reset.second());
        }
        if (reset.dependent()) {
            step.put("if", true);
        }
        return Optional.of(step.build());
    }

    private boolean exit(Reset reset, Doc.Builder step) {
        step.put("exit", DikuThings.direction(reset.second()));
        return !DikuThings.direction(reset.second()).isEmpty() || missing(reset, "direction " + reset.second());
    }

    private boolean word(Reset reset, Doc.Builder step, String name, List<String> words, int number) {
        if (number < 0 || number >= words.size()) {
            return missing(reset, name + " " + number);
        }
        step.put(name, words.get(number));
        return true;
    }

    private boolean refer(Reset reset, Doc.Builder step, String name, String kind, int number) {
        Optional<String> found = number == DikuWorld.NOTHING ? Optional.empty() : keys.find(kind, number);
        found.ifPresent(reference -> step.put(name, reference));
        return found.isPresent() || missing(reset, kind.replace("-", " #") + number);
    }

    private boolean missing(Reset reset, String what) {
        notes.add(reset.place().note("there is no " + what + "; this " + reset.command() + " is not imported"));
        return false;
    }
}

package org.holdfast.world.lock;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;
import org.holdfast.world.reset.ResetStep;
import org.holdfast.world.reset.ZoneResets;
import org.holdfast.world.trait.Container;
import org.holdfast.world.trait.Detail;
import org.holdfast.world.trait.Enterable;
import org.holdfast.world.trait.InRoom;
import org.holdfast.world.trait.Light;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Shop;
import org.holdfast.world.trait.Slot;
import org.holdfast.world.trait.Values;
import org.holdfast.world.trait.Weight;
import org.holdfast.world.trait.Worn;

/**
 * What the attributes that mean something to the game may be, for those who write them to be told at once. Any other
 * attribute may be anything, and {@code null} takes away what a parent says.
 */
public final class AttributeRules {
    private static final Pattern DICE = Pattern.compile("[0-9]{1,3}d[0-9]{1,3}([+-][0-9]{1,4})?|[0-9]{1,4}");

    /** @param what the rest of a sentence that begins with "... is" */
    private record Rule(String what, Predicate<Doc> holds) {}

    private AttributeRules() {}

    /** Why an attribute cannot be this, in a sentence; empty if it can. */
    public static Optional<String> refuse(String attribute, Doc value) {
        if (attribute.equals(Locks.LOCKS)) {
            return value == Doc.Null.NULL ? Optional.empty() : Locks.refuse(value);
        }
        if (attribute.equals(ZoneResets.STEPS)) {
            return value == Doc.Null.NULL ? Optional.empty() : resets(value);
        }
        return rule(attribute)
                .filter(rule -> value != Doc.Null.NULL && !rule.holds().test(value))
                .map(rule -> "The attribute " + attribute + " is " + rule.what() + ".");
    }

    private static Optional<Rule> rule(String attribute) {
        return switch (attribute) {
            case Weight.WEIGHT -> Optional.of(new Rule("a number from 0 on, such as 2.5", AttributeRules::isNumber));
            case Weight.CAN_CARRY -> Optional.of(new Rule("a number from 0 on, such as 80", AttributeRules::isNumber));
            case Light.LIGHT -> Optional.of(new Rule("true or false", Doc.Bool.class::isInstance));
            case Light.DARK -> Optional.of(new Rule("true or false", Doc.Bool.class::isInstance));
            case Enterable.ENTERABLE -> Optional.of(new Rule("true or false", Doc.Bool.class::isInstance));
            case Container.CONTAINER ->
                Optional.of(new Rule(
                        "an object, such as {\"capacity\": 20, \"closed\": true}", AttributeRules::isOpenable));
            case Openable.DOOR ->
                Optional.of(new Rule(
                        "an object, such as {\"name\": \"an iron gate\", \"closed\": true}",
                        AttributeRules::isOpenable));
            case Worn.WEAR ->
                Optional.of(new Rule("an array of places to wear it, such as [\"head\"]", AttributeRules::areSlots));
            case Worn.WORN ->
                Optional.of(new Rule("the place where it is worn, such as \"head\"", AttributeRules::isSlot));
            case Worn.WIELD -> Optional.of(new Rule("dice, such as \"2d6+1\"", AttributeRules::isDice));
            case Detail.DETAILS ->
                Optional.of(new Rule(
                        "an array of at most " + Detail.MOST
                                + " objects, such as {\"names\": [\"sign\"], \"text\": \"Keep out.\"}",
                        Detail::isValid));
            case InRoom.IN_ROOM ->
                Optional.of(new Rule("a sentence, such as \"A lamp hangs here.\"", Doc.Str.class::isInstance));
            case Purse.GOLD -> Optional.of(new Rule("a whole number from 0 to " + Purse.MAX, AttributeRules::isAmount));
            case Shop.PRICE -> Optional.of(new Rule("a whole number from 0 to " + Purse.MAX, AttributeRules::isAmount));
            case Shop.TYPE -> Optional.of(new Rule("a word of your own, such as \"tool\"", Doc.Str.class::isInstance));
            case Shop.SHOP ->
                Optional.of(new Rule(
                        "an object, such as {\"sells\": [\"harbour/lamp\"], \"buys\": [\"tool\"]}",
                        AttributeRules::isShop));
            default -> Optional.empty();
        };
    }

    private static Optional<String> resets(Doc doc) {
        if (!(doc instanceof Doc.Arr steps)) {
            return Optional.of("The attribute resets is an array of steps, such as"
                    + " [{\"do\": \"mobile\", \"what\": \"harbour/gull\", \"in\": \"harbour/pier\"}].");
        }
        for (int i = 0; i < steps.items().size(); i++) {
            try {
                ResetStep.read(steps.items().get(i));
            } catch (IllegalArgumentException e) {
                return Optional.of("Step " + (i + 1) + " of the resets makes no sense: " + e.getMessage() + ".");
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(Doc doc) {
        return Values.number(Optional.of(doc)).orElse(-1) >= 0;
    }

    private static boolean isAmount(Doc doc) {
        return doc instanceof Doc.Int whole && whole.value() >= 0 && whole.value() <= Purse.MAX;
    }

    private static boolean isDice(Doc doc) {
        return doc instanceof Doc.Str text && DICE.matcher(text.value()).matches();
    }

    private static boolean isSlot(Doc doc) {
        return doc instanceof Doc.Str text && Slot.find(text.value()).isPresent();
    }

    private static boolean areSlots(Doc doc) {
        return doc instanceof Doc.Arr array && array.items().stream().allMatch(AttributeRules::isSlot);
    }

    private static boolean isOpenable(Doc doc) {
        return doc instanceof Doc.Obj object
                && each(object, List.of("closed", "locked"), Doc.Bool.class::isInstance)
                && each(object, List.of("capacity"), AttributeRules::isNumber)
                && each(object, List.of("name"), Doc.Str.class::isInstance)
                && each(object, List.of("key"), key -> key instanceof Doc.Str || key instanceof Doc.Int);
    }

    private static boolean isShop(Doc doc) {
        return doc instanceof Doc.Obj object
                && each(object, List.of("sells", "buys"), Doc.Arr.class::isInstance)
                && each(object, List.of("markup", "markdown"), AttributeRules::isNumber)
                && each(object, List.of("open"), Doc.Bool.class::isInstance);
    }

    private static boolean each(Doc.Obj object, List<String> members, Predicate<Doc> holds) {
        return members.stream()
                .allMatch(member -> object.find(member).map(holds::test).orElse(true));
    }
}

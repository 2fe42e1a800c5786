package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a player's own words stand for.
 *
 * <pre>
 *   alias k=kill %1                k rat     is  kill rat
 *   alias fetch=;n;get %*;s        fetch red buoy   is   n, get red buoy, s
 *   alias hi=say Hello             hi there  is  say Hello there: without a %, the rest follows
 * </pre>
 *
 * {@code %1} to {@code %9} are words, {@code %*} is all of them, {@code %%} is a percent sign. What a word stands for is
 * not looked up again, so no alias can go on for ever.
 */
final class Aliases {
    private static final Pattern PLACE = Pattern.compile("%([1-9*%])");

    private Aliases() {}

    /** The commands that a command stands for: itself, if its word is no alias. */
    static List<String> expand(String command, Map<String, String> aliases) {
        CommandLine typed = CommandLine.parse(command);
        String meaning = aliases.get(typed.word().toLowerCase(Locale.ROOT));
        if (meaning == null) {
            return List.of(command);
        }
        List<String> commands = new ArrayList<>();
        List<String> parts = CommandLine.split(meaning);
        boolean hasPlaces = PLACE.matcher(meaning).find();
        String argument = typed.argument().strip();
        for (int i = 0; i < parts.size(); i++) {
            String filled = fill(parts.get(i), argument);
            boolean takesRest = !hasPlaces && i == parts.size() - 1 && !argument.isEmpty();
            commands.add(takesRest ? filled + " " + argument : filled);
        }
        return commands;
    }

    private static String fill(String part, String argument) {
        String[] words = argument.isEmpty() ? new String[0] : argument.split("\\s+");
        return PLACE.matcher(part)
                .replaceAll(place -> Matcher.quoteReplacement(filling(place.group(1), argument, words)));
    }

    private static String filling(String place, String argument, String[] words) {
        return switch (place) {
            case "%" -> "%";
            case "*" -> argument;
            default -> {
                int index = place.charAt(0) - '1';
                yield index < words.length ? words[index] : "";
            }
        };
    }
}

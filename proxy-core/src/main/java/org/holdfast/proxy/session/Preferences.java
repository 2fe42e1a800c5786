package org.holdfast.proxy.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.render.ColourDepth;

/**
 * What a player has set; it goes above what the client announced. Immutable.
 *
 * @param words for each setting that is set
 */
record Preferences(Map<Setting, String> words) {
    static final Preferences NONE = new Preferences(Map.of());

    /** The words for depths of colour. */
    static final Map<String, ColourDepth> DEPTHS = Map.of(
            "none", ColourDepth.NONE,
            "16", ColourDepth.ANSI16,
            "256", ColourDepth.ANSI256,
            "true", ColourDepth.TRUECOLOUR);

    Preferences {
        words = Map.copyOf(words);
    }

    /**
     * What an account keeps. What is not understood, because another version of this program wrote it, is not set, and
     * the account goes on keeping it.
     */
    static Preferences of(Account account) {
        Map<Setting, String> words = new LinkedHashMap<>();
        account.preferences()
                .forEach((name, word) -> Setting.find(name)
                        .filter(setting -> setting.keeps(word))
                        .ifPresent(setting -> words.put(setting, word)));
        return words.isEmpty() ? NONE : new Preferences(words);
    }

    /** @param word that the setting keeps, or that for its being unset */
    Preferences with(Setting setting, String word) {
        Map<Setting, String> changed = new LinkedHashMap<>(words);
        if (word.equals(setting.unset())) {
            changed.remove(setting);
        } else {
            changed.put(setting, word);
        }
        return new Preferences(changed);
    }

    /** What is set, or the word for its being unset. */
    String word(Setting setting) {
        return words.getOrDefault(setting, setting.unset());
    }

    Optional<ColourDepth> colour() {
        return set(Setting.COLOR).map(DEPTHS::get);
    }

    /** 0 for no wrapping. */
    Optional<Integer> columns() {
        return set(Setting.WIDTH).map(Integer::valueOf);
    }

    String theme() {
        return word(Setting.THEME);
    }

    Optional<Boolean> screenReader() {
        return set(Setting.SCREENREADER).map("on"::equals);
    }

    boolean brief() {
        return words.containsKey(Setting.BRIEF);
    }

    private Optional<String> set(Setting setting) {
        return Optional.ofNullable(words.get(setting));
    }
}

package org.holdfast.proxy.account;

import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a name looks like, as skeletons by Unicode's table of confusables (UTS #39): names that have one in common can be
 * taken for each other. Thread-safe.
 *
 * <table>
 * <caption>The looks of a name</caption>
 * <tr><th>of the name</th><th>tells</th></tr>
 * <tr><td>in small letters</td><td>{@code A1ice} from nothing that is written {@code alice}</td></tr>
 * <tr><td>in capitals</td><td>{@code Adm1n} from nothing that is written {@code ADMIN}</td></tr>
 * <tr><td>as typed, and what that looks like in small letters</td>
 *     <td>{@code AIice}, with a capital i, from nothing that is written {@code Alice}</td></tr>
 * </table>
 *
 * A small i and a small l are not alike: {@code Elia} and {@code Ella} are two names. {@code Ian} and {@code Lan} are not,
 * for case does not count and {@code lan} is another way to write the latter.
 */
final class Looks {
    /** Apart from those in small letters: what looks like a word in capitals need not look like it in small letters. */
    private static final String CAPITALS = "^";

    /** Loaded by the first name that is made, for it takes a tenth of a second: not when the server starts. */
    private static final class Table {
        static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    }

    private Looks() {}

    /** Of a name that {@link NameRules} let pass, or did once. */
    static Set<String> of(String name) {
        return Stream.of(
                        skeleton(small(name)),
                        skeleton(small(skeleton(name))),
                        CAPITALS + skeleton(name.toUpperCase(Locale.ROOT)),
                        CAPITALS + skeleton(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String small(String text) {
        return NameRules.key(text).replace('5', 's');
    }

    /** With what the table leaves out, though few fonts of terminals tell it apart: two v and w, 5 and s. */
    private static String skeleton(String text) {
        return Table.CONFUSABLES
                .getSkeleton(text)
                .replace("vv", "w")
                .replace("VV", "W")
                .replace('5', 'S');
    }
}

package org.holdfast.proxy.render;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Parsed templates, so that each is parsed once. Usable on any thread, without locks: at worst two threads parse the
 * same template at once.
 *
 * <p>Keys are compared as strings and values are our own classes, so an entry keeps no world in memory, and a template
 * that two generations share is parsed for both. A set-associative table rather than a map with an eviction order: a
 * hit writes nothing, and the bound holds without bookkeeping.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>templates kept</td><td>{@value #SETS} * {@value #WAYS}; one more takes the place of another of its set</td>
 *     </tr>
 * <tr><td>length of a template that is kept</td><td>{@value #MAX_KEPT} characters; longer ones, such as a list of all
 *     who are in a room, are rather data than templates: hardly one comes twice. They are parsed each time</td></tr>
 * </table>
 */
final class Templates {
    static final int SETS = 1024;
    static final int WAYS = 4;
    static final int MAX_KEPT = 512;

    private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SETS * WAYS);

    private record Entry(String template, Markup markup) {}

    Markup parsed(String template) {
        int hash = template.hashCode();
        int set = ((hash ^ (hash >>> 16)) & (SETS - 1)) * WAYS;
        int free = -1;
        for (int i = set; i < set + WAYS; i++) {
            Entry entry = entries.get(i);
            if (entry == null) {
                free = i;
            } else if (entry.template().equals(template)) {
                return entry.markup();
            }
        }
        Markup markup = MarkupParser.parse(template);
        if (template.length() <= MAX_KEPT) {
            // Which one goes is as good as random: the high bits of the hash had no part in choosing the set.
            int way = free >= 0 ? free : set + ((hash >>> 26) & (WAYS - 1));
            entries.set(way, new Entry(template, markup));
        }
        return markup;
    }
}

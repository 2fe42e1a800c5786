package org.holdfast.proxy.heap;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.holdfast.proxy.heap.Root.Kind;

/** Looks for the shortest path from a root to an object, breadth first. Not thread-safe. */
final class Paths {
    private static final int UNSEEN = 0;
    private static final int ROOT = 1;

    /** Added to the number of the object that led to this one. */
    private static final int BY = 2;

    private final Dump dump;
    private final int[] cameBy;
    private final int[] queue;
    private int queued;

    /** Which references count; each with those before it. */
    private enum Reach {
        STRONG,
        LATE,
        CLASS_VALUES
    }

    Paths(Dump dump) {
        this.dump = dump;
        this.cameBy = new int[dump.objects()];
        this.queue = new int[dump.objects()];
    }

    /** Paths, root first, to as many of these objects as can be reached. */
    Map<Integer, int[]> to(Collection<Integer> objects) {
        Map<Integer, int[]> found = new HashMap<>();
        Set<Integer> missing = new HashSet<>(objects);
        for (Reach reach : Reach.values()) {
            if (!missing.isEmpty()) {
                search(missing, reach, found);
            }
        }
        return found;
    }

    private void search(Set<Integer> missing, Reach reach, Map<Integer, int[]> found) {
        Arrays.fill(cameBy, UNSEEN);
        queued = 0;
        for (Root root : dump.roots()) {
            if (root.kind() != Kind.CLASS_VALUES || reach == Reach.CLASS_VALUES) {
                enqueue(dump.number(root.id()), ROOT);
            }
        }
        for (int next = 0; next < queued && !missing.isEmpty(); next++) {
            int object = queue[next];
            if (missing.remove(object)) {
                found.put(object, path(object));
            }
            references(object, reach, id -> enqueue(dump.number(id), object + BY));
        }
    }

    private void enqueue(int object, int by) {
        if (object >= 0 && cameBy[object] == UNSEEN) {
            cameBy[object] = by;
            queue[queued++] = object;
        }
    }

    private int[] path(int object) {
        Deque<Integer> path = new ArrayDeque<>();
        int at = object;
        path.push(at);
        while (cameBy[at] != ROOT) {
            at = cameBy[at] - BY;
            path.push(at);
        }
        return path.stream().mapToInt(Integer::intValue).toArray();
    }

    private void references(int object, Reach reach, LongConsumer to) {
        switch (dump.tag(object)) {
            case DumpScan.CLASS -> ofClass(dump.classRecord(object), to);
            case DumpScan.INSTANCE -> ofInstance(object, reach, to);
            case DumpScan.OBJECT_ARRAY -> {
                to.accept(dump.classOf(object));
                long length = dump.length(object);
                for (long i = 0; i < length; i++) {
                    to.accept(dump.element(object, i));
                }
            }
            default -> {}
        }
    }

    private static void ofClass(ClassRecord type, LongConsumer to) {
        to.accept(type.loaderId());
        to.accept(type.superId());
        type.others().forEach(to::accept);
        type.statics().forEach(field -> to.accept(field.value()));
    }

    private void ofInstance(int object, Reach reach, LongConsumer to) {
        long type = dump.classOf(object);
        Layout layout = dump.layout(type);
        to.accept(type);
        for (Layout.Field field : layout.fields()) {
            if (field.reference()) {
                to.accept(dump.reference(object, field.offset()));
            }
        }
        boolean keeps = layout.strength() == Layout.Strength.LATE && reach != Reach.STRONG;
        if (layout.referent() >= 0 && keeps) {
            to.accept(dump.reference(object, layout.referent()));
        }
    }
}

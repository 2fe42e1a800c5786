package org.holdfast.proxy.heap;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The names in a dump: of classes, fields and threads, as a person reads them. */
final class Names {
    private static final int LENGTH_BITS = 16;
    private static final List<String> PACKAGES_LEFT_OUT = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private final DumpFile file;

    /** Position and length, by id. */
    private final LongMap names = new LongMap();

    /** Ids of names, by id of the class. */
    private final LongMap classes = new LongMap();

    Names(DumpFile file) {
        this.file = file;
    }

    void name(long id, long at, int length) {
        if (length < 1 << LENGTH_BITS) {
            names.put(id, at << LENGTH_BITS | length);
        }
    }

    void className(long classId, long nameId) {
        classes.put(classId, nameId);
    }

    String name(long id) {
        long found = names.get(id);
        int length = (int) found & (1 << LENGTH_BITS) - 1;
        return new String(file.bytes(found >>> LENGTH_BITS, length), StandardCharsets.UTF_8);
    }

    /** As {@code Class.getName()} has it, but without the number of a hidden class. */
    String className(long classId) {
        String name = name(classes.get(classId));
        int hidden = Math.max(name.indexOf("+0x"), name.indexOf("/0x"));
        return (hidden < 0 ? name : name.substring(0, hidden)).replace('/', '.');
    }

    /** Without the package, if everybody knows it; arrays as they are written in code. */
    String shortName(long classId) {
        String name = className(classId);
        if (name.startsWith("[")) {
            int dimensions = name.lastIndexOf('[') + 1;
            String element = name.substring(dimensions);
            return shortened(
                            element.startsWith("L") && element.endsWith(";")
                                    ? element.substring(1, element.length() - 1)
                                    : element)
                    + "[]".repeat(dimensions);
        }
        return shortened(name);
    }

    private static String shortened(String name) {
        return PACKAGES_LEFT_OUT.stream().anyMatch(name::startsWith) ? name.substring(name.lastIndexOf('.') + 1) : name;
    }
}

package org.holdfast.proxy.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dump says of a class itself.
 *
 * @param superId 0 for none
 * @param loaderId 0 for the boot loader
 * @param others further objects that belong to it, such as its protection domain
 * @param statics its static fields that refer to an object
 * @param fields of its instances, without those of the classes above it, in the order of their bytes
 */
record ClassRecord(long superId, long loaderId, List<Long> others, List<Static> statics, List<Field> fields) {
    /** A static field that refers to an object. */
    record Static(long nameId, long value) {}

    /**
     * A field of an instance.
     *
     * @param size in bytes
     */
    record Field(long nameId, boolean reference, int size) {}

    /** The position after the record that begins here. */
    static long end(DumpFile file, long at) {
        return walk(file, at, null, null);
    }

    static ClassRecord read(DumpFile file, long at) {
        int id = file.idSize();
        List<Static> statics = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        walk(file, at, statics, fields);
        long first = at + id + 4;
        List<Long> others = new ArrayList<>();
        for (int i = 2; i < 6; i++) {
            others.add(file.id(first + (long) i * id));
        }
        return new ClassRecord(file.id(first), file.id(first + id), others, statics, fields);
    }

    private static long walk(DumpFile file, long record, @Nullable List<Static> statics, @Nullable List<Field> fields) {
        int id = file.idSize();
        long at = record + 7L * id + 8;
        int constants = file.u2(at);
        at += 2;
        for (int i = 0; i < constants; i++) {
            at += 3L + DumpScan.size(file.u1(at + 2), id);
        }
        int staticCount = file.u2(at);
        at += 2;
        for (int i = 0; i < staticCount; i++) {
            int type = file.u1(at + id);
            if (statics != null && type == DumpScan.REFERENCE) {
                statics.add(new Static(file.id(at), file.id(at + id + 1)));
            }
            at += id + 1L + DumpScan.size(type, id);
        }
        int fieldCount = file.u2(at);
        at += 2;
        for (int i = 0; i < fieldCount; i++) {
            int type = file.u1(at + id);
            if (fields != null) {
                fields.add(new Field(file.id(at), type == DumpScan.REFERENCE, DumpScan.size(type, id)));
            }
            at += id + 1L;
        }
        return at;
    }
}

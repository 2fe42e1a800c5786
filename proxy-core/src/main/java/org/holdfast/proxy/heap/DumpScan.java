package org.holdfast.proxy.heap;

import java.nio.charset.StandardCharsets;
import org.holdfast.proxy.heap.Root.Kind;

/**
 * Goes through a dump from its beginning to its end. The format is that of the JDK's {@code src/hotspot/share/services/
 * heapDumper.cpp}, "JAVA PROFILE 1.0.2".
 */
final class DumpScan {
    /** Tags of what {@link DumpVisitor#object} is told of. */
    static final int CLASS = 0x20;

    static final int INSTANCE = 0x21;
    static final int OBJECT_ARRAY = 0x22;
    static final int PRIMITIVE_ARRAY = 0x23;

    /** The type of a field that refers to an object. */
    static final int REFERENCE = 2;

    private static final int NAME = 0x01;
    private static final int LOADED_CLASS = 0x02;
    private static final int HEAP = 0x0c;
    private static final int HEAP_SEGMENT = 0x1c;

    private static final int LONGEST_HEADER = 64;
    private static final int RECORD_HEADER = 9;

    private final DumpFile file;
    private final DumpVisitor visitor;
    private final int id;

    private DumpScan(DumpFile file, DumpVisitor visitor) {
        this.file = file;
        this.visitor = visitor;
        this.id = file.idSize();
    }

    /** Reads the header, which says how long ids are; returns where the records begin. */
    static long begin(DumpFile file) throws DumpException {
        int end = 0;
        while (end < LONGEST_HEADER && end < file.length() && file.u1(end) != 0) {
            end++;
        }
        String format = new String(file.bytes(0, end), StandardCharsets.ISO_8859_1);
        if (!format.startsWith("JAVA PROFILE 1.0.")) {
            throw new DumpException("this is not a heap dump");
        }
        int size = file.i4(end + 1);
        if (size != Long.BYTES && size != Integer.BYTES) {
            throw new DumpException("the dump has object ids of " + size + " bytes; it is damaged");
        }
        file.idSize(size);
        return end + 1L + Integer.BYTES + Long.BYTES;
    }

    /** @throws DumpException if it is damaged, or not all there */
    static void run(DumpFile file, DumpVisitor visitor) throws DumpException {
        try {
            long begin = begin(file);
            new DumpScan(file, visitor).records(begin);
        } catch (IndexOutOfBoundsException e) {
            throw new DumpException("the dump is cut off");
        }
    }

    /** Bytes of a value of a type; 0 if there is no such type. */
    static int size(int type, int id) {
        return switch (type) {
            case REFERENCE -> id;
            case 4, 8 -> 1;
            case 5, 9 -> 2;
            case 6, 10 -> 4;
            case 7, 11 -> 8;
            default -> 0;
        };
    }

    private void records(long begin) throws DumpException {
        long at = begin;
        while (at < file.length()) {
            int tag = file.u1(at);
            long length = file.u4(at + 5);
            long body = at + RECORD_HEADER;
            switch (tag) {
                case NAME -> visitor.name(file.id(body), body + id, (int) length - id);
                case LOADED_CLASS -> visitor.className(file.id(body + 4), file.id(body + 8 + id));
                case HEAP, HEAP_SEGMENT -> heap(body, body + length);
                default -> {}
            }
            at = body + length;
        }
    }

    private void heap(long begin, long end) throws DumpException {
        long at = begin;
        while (at < end) {
            int tag = file.u1(at);
            at = part(tag, at + 1);
        }
    }

    /** Returns where the next one begins. */
    private long part(int tag, long at) throws DumpException {
        return switch (tag) {
            case 0xff -> root(Kind.UNKNOWN, at, 0, id);
            case 0x01 -> root(Kind.JNI, at, 0, 2 * id);
            case 0x02 -> root(Kind.JNI, at, file.i4(at + id), id + 8);
            case 0x03 -> root(Kind.STACK, at, file.i4(at + id), id + 8);
            case 0x04 -> root(Kind.STACK, at, file.i4(at + id), id + 4);
            case 0x05 -> root(Kind.STICKY_CLASS, at, 0, id);
            case 0x06 -> root(Kind.STACK, at, file.i4(at + id), id + 4);
            case 0x07 -> root(Kind.MONITOR, at, 0, id);
            case 0x08 -> root(Kind.THREAD, at, file.i4(at + id), id + 8);
            case CLASS -> object(tag, at, ClassRecord.end(file, at));
            case INSTANCE -> object(tag, at, at + 2L * id + 8 + file.u4(at + 2L * id + 4));
            case OBJECT_ARRAY -> object(tag, at, at + 2L * id + 8 + file.u4(at + id + 4) * id);
            case PRIMITIVE_ARRAY ->
                object(tag, at, at + id + 9 + file.u4(at + id + 4) * size(file.u1(at + id + 8), id));
            default ->
                throw new DumpException("the dump has a record of an unknown kind, " + tag
                        + "; it is damaged, or from a JVM that is too new");
        };
    }

    private long root(Kind kind, long at, int thread, int length) {
        visitor.root(new Root(kind, file.id(at), thread));
        return at + length;
    }

    private long object(int tag, long at, long end) throws DumpException {
        visitor.object(file.id(at), at, tag);
        return end;
    }
}

package org.holdfast.proxy.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.holdfast.api.RecordKey;

/**
 * The form of a turn in the journal. Big-endian:
 *
 * <pre>
 * length of the rest  4
 * epoch               8
 * turn                8
 * module              1 + n   UTF-8
 * cause               1       1 if there is one, then session 16, input number 8
 * changes             4       how many, then for each
 *   namespace         1 + n   ASCII
 *   id                2 + n   UTF-8
 *   value             4 + n   as {@link EncodedRecord} has it; empty for a deletion
 * </pre>
 */
final class Turns {
    private Turns() {}

    /** The bytes of a turn; {@code records} are its encoded changes. */
    static byte[] encode(Commit commit, List<EncodedRecord> records) {
        byte[] module = utf8(commit.module());
        if (module.length > 255) {
            throw new IllegalArgumentException("the name of a module has at most 255 bytes, not " + module.length);
        }
        long size = 4L + 8 + 8 + 1 + module.length + 1 + (commit.cause().isPresent() ? 24 : 0) + 4;
        List<byte[]> ids = new ArrayList<>(records.size());
        for (EncodedRecord record : records) {
            byte[] id = utf8(record.key().id());
            ids.add(id);
            size += 1 + record.key().namespace().length() + 2 + id.length + 4 + record.bytes().length;
        }
        if (size > Frame.MAX_TURN) {
            throw new IllegalArgumentException(
                    "a turn of " + size + " bytes is too large; the most is " + Frame.MAX_TURN);
        }
        ByteBuffer out = ByteBuffer.allocate((int) size);
        out.putInt((int) size - 4).putLong(commit.epoch()).putLong(commit.turn());
        out.put((byte) module.length).put(module);
        out.put((byte) (commit.cause().isPresent() ? 1 : 0));
        commit.cause().ifPresent(cause -> {
            UUID session = cause.session().value();
            out.putLong(session.getMostSignificantBits()).putLong(session.getLeastSignificantBits());
            out.putLong(cause.inputNumber());
        });
        out.putInt(records.size());
        for (int i = 0; i < records.size(); i++) {
            byte[] namespace = utf8(records.get(i).key().namespace());
            out.put((byte) namespace.length).put(namespace);
            out.putShort((short) ids.get(i).length).put(ids.get(i));
            out.putInt(records.get(i).bytes().length).put(records.get(i).bytes());
        }
        return out.array();
    }

    /** What recovery needs of a turn. */
    record Replayed(long epoch, List<EncodedRecord> records) {}

    /**
     * Reads the turn that begins at the buffer's position.
     *
     * @throws RuntimeException if these bytes are no turn
     */
    static Replayed decode(ByteBuffer in) {
        int end = in.getInt() + in.position();
        long epoch = in.getLong();
        in.getLong();
        in.position(in.position() + 1 + (in.get(in.position()) & 0xFF));
        if (in.get() == 1) {
            in.position(in.position() + 24);
        }
        int count = in.getInt();
        List<EncodedRecord> records = new ArrayList<>(Math.min(count, 1 << 16));
        for (int i = 0; i < count; i++) {
            String namespace = string(in, in.get() & 0xFF);
            String id = string(in, in.getShort() & 0xFFFF);
            byte[] value = new byte[in.getInt()];
            in.get(value);
            EncodedRecord record = EncodedRecord.ofBytes(new RecordKey(namespace, id), value);
            if (!record.isIntact()) {
                throw new IllegalArgumentException("a record does not match its checksum");
            }
            records.add(record);
        }
        if (in.position() != end) {
            throw new IllegalArgumentException("a turn does not end where it should");
        }
        return new Replayed(epoch, records);
    }

    private static String string(ByteBuffer in, int length) {
        String string = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return string;
    }

    private static byte[] utf8(String string) {
        return string.getBytes(StandardCharsets.UTF_8);
    }
}

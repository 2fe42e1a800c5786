package org.holdfast.proxy.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * A record, or the absence of one, as the store keeps it: {@code [crc32c][document version][JSON, UTF-8]}. The
 * checksum covers the key too, so that bytes which ended up under another key are found out. Immutable.
 */
final class EncodedRecord {
    private static final int HEADER = 8;
    private static final byte[] ABSENT = {};

    private final RecordKey key;
    private final byte[] bytes;

    private EncodedRecord(RecordKey key, byte[] bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    static EncodedRecord of(RecordChange change) {
        return change instanceof RecordChange.Put put ? of(put.record()) : absent(change.key());
    }

    static EncodedRecord of(StoredRecord record) {
        byte[] json = record.doc().toJson().getBytes(StandardCharsets.UTF_8);
        ByteBuffer value = ByteBuffer.allocate(HEADER + json.length);
        value.putInt(4, record.version()).position(HEADER).put(json);
        value.putInt(0, checksum(record.key(), value.array()));
        return new EncodedRecord(record.key(), value.array());
    }

    /** The trace of a deletion. */
    static EncodedRecord absent(RecordKey key) {
        return new EncodedRecord(key, ABSENT);
    }

    /** @param bytes as {@link #bytes()} gave them; not copied */
    static EncodedRecord ofBytes(RecordKey key, byte[] bytes) {
        return new EncodedRecord(key, bytes);
    }

    RecordKey key() {
        return key;
    }

    /** None if the record is absent. Not a copy: not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    boolean isAbsent() {
        return bytes.length == 0;
    }

    /** What it takes of the heap, roughly, with its entry in a {@link Level}. */
    int weight() {
        return 160 + 2 * key.id().length() + bytes.length;
    }

    boolean isIntact() {
        return isAbsent() || (bytes.length > HEADER && ByteBuffer.wrap(bytes).getInt(0) == checksum(key, bytes));
    }

    /**
     * The record itself; there has to be one.
     *
     * @throws IllegalStateException if the bytes are not those that were encoded under this key
     */
    StoredRecord decode() {
        if (isAbsent() || !isIntact()) {
            throw new IllegalStateException("the record " + key + " does not match its checksum. Check the machine's"
                    + " memory and disk, then restore the newest backup into an empty directory");
        }
        String json = new String(bytes, HEADER, bytes.length - HEADER, StandardCharsets.UTF_8);
        return new StoredRecord(key, ByteBuffer.wrap(bytes).getInt(4), (Doc.Obj) Doc.parse(json));
    }

    RecordChange toChange() {
        return isAbsent() ? new RecordChange.Delete(key) : new RecordChange.Put(decode());
    }

    private static int checksum(RecordKey key, byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(key.toString().getBytes(StandardCharsets.UTF_8));
        crc.update(value, 4, value.length - 4);
        return (int) crc.getValue();
    }
}

package org.holdfast.world;

import java.time.Instant;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;

/** A host that takes everything and keeps nothing; a test keeps what it asks for. */
public class SilentTurn implements Turn {
    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void edit(RecordKey key) {}

    @Override
    public void put(StoredRecord record) {}

    @Override
    public void delete(RecordKey key) {}

    @Override
    public void send(FromModule message) {}
}

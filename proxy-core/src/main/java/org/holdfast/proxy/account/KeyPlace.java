package org.holdfast.proxy.account;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the key is kept by which the secrets of second factors are sealed: not where the accounts are, so that whoever has a
 * copy of these has no secret. Called by one thread at a time, which may wait; what it is as text is what the operator knows
 * it by.
 */
public interface KeyPlace {
    /** Bytes of a key. */
    int BYTES = 32;

    /**
     * The key; empty if there is none.
     *
     * @throws IOException in words for the operator, if what is there is no key or cannot be read
     */
    Optional<byte[]> read() throws IOException;

    /**
     * Keeps a key; it is on disk when this returns.
     *
     * @throws IOException in words for the operator, if there is one already or it cannot be kept
     */
    void keep(byte[] key) throws IOException;

    /** A place that is gone with the process, for accounts that are, too. */
    static KeyPlace inMemory() {
        AtomicReference<byte @Nullable []> kept = new AtomicReference<>();
        return new KeyPlace() {
            @Override
            public Optional<byte[]> read() {
                return Optional.ofNullable(kept.get()).map(byte[]::clone);
            }

            @Override
            public void keep(byte[] key) throws IOException {
                if (!kept.compareAndSet(null, key.clone())) {
                    throw new IOException("there is a key already");
                }
            }

            @Override
            public String toString() {
                return "memory";
            }
        };
    }
}

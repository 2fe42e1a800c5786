package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Holds a tiny world up at a known place, for as long as the test wants. Owned by the test's thread; one world may
 * come to it.
 */
final class Gate implements AutoCloseable {
    private final ServerSocket listener;

    Gate() {
        try {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            listener.setSoTimeout((int) Transcript.DEADLINE.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Waits until the world stands at the gate; it goes on when the result is closed. */
    Held awaitArrival() {
        try {
            return new Held(listener.accept());
        } catch (IOException e) {
            throw new UncheckedIOException("no world came to the gate", e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A world that waits. */
    record Held(Socket socket) implements AutoCloseable {
        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package org.holdfast.proxy.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's certificate and its key, read again when one of their files changes: handshakes that begin afterwards
 * get the new one, connections that there are keep theirs. Files that cannot be used change nothing, and the log says
 * why, once for each change: a certificate and its key are two files, and between the writing of the one and the other
 * they do not fit together.
 *
 * <p>Usable on any thread. The files are looked at every {@value #SECONDS} s on a thread of its own; lives until {@link
 * #close}.
 */
final class Certificates implements AutoCloseable {
    static final int SECONDS = 5;

    private static final Logger log = LoggerFactory.getLogger(Certificates.class);

    /** How long a client may take for its part of the handshake. */
    private static final int HANDSHAKE_SECONDS = 10;

    private final Path certificate;
    private final Path key;
    private final ScheduledExecutorService watch;
    private volatile SslContext context;

    /** Of the files that were tried last; watch thread only, after the constructor. */
    private String tried;

    /**
     * Reads the files and begins to watch them.
     *
     * @throws ListenException for the operator, if they cannot be used
     */
    Certificates(NetOptions.Tls options) throws ListenException {
        certificate = options.certificate();
        key = options.key();
        tried = stamp(certificate) + "; " + stamp(key);
        try {
            context = PemFiles.read(certificate, key);
        } catch (PemException e) {
            throw new ListenException("Cannot listen for telnet over TLS: " + e.getMessage() + ".");
        }
        watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "holdfast-certificates");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watch.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** The stage of one connection that en- and decrypts. */
    SslHandler newHandler(ByteBufAllocator allocator) {
        SslHandler handler = context().newHandler(allocator);
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        return handler;
    }

    /** What handshakes that begin now are given. */
    SslContext context() {
        return context;
    }

    /** Reads the files if they have changed since they were last tried. */
    void look() {
        try {
            String now = stamp();
            if (!now.equals(tried)) {
                tried = now;
                context = PemFiles.read(certificate, key);
                log.info("TLS connections get the new certificate from now on");
            }
        } catch (PemException e) {
            log.warn("The new TLS certificate cannot be used, the old one stays: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("The TLS certificate could not be read, the old one stays", e);
        }
    }

    /** What tells two states of the files apart without reading them. */
    private String stamp() {
        return stamp(certificate) + "; " + stamp(key);
    }

    /** Links are followed: what certbot does is to point them elsewhere. */
    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime();
        } catch (IOException e) {
            return "none";
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}

package org.holdfast.proxy.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionId;
import org.holdfast.api.message.ToModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps quarantined messages in a file that only the server's own user can read: what players typed stands in no other
 * log. A line for each; a secret never. Used by one thread at a time.
 */
public final class QuarantineFile implements Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineFile.class);

    /** Bytes; a file that has become larger is not added to, and that is logged. */
    static final long LARGEST = 16 << 20;

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    /** @param file is made when it is needed; its folder must be there */
    public QuarantineFile(Path file) {
        this.file = file;
    }

    @Override
    public void put(Instant time, int generation, ToModule message) {
        String line = time + " generation=" + generation + " " + describe(message) + "\n";
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode =
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS)} : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS),
                mode)) {
            if (channel.size() > LARGEST) {
                LOG.warn("{} is full; move it away to have further messages kept", file);
                return;
            }
            if (posix) {
                Files.setPosixFilePermissions(file, OURS);
            }
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            LOG.error("a quarantined message could not be written to {}: {}", file, e.toString());
        }
    }

    private static String describe(ToModule message) {
        if (message instanceof ToModule.Input input) {
            // As JSON, so that whatever it contains stays on this line.
            String text = input.secret() ? "(secret)" : new Doc.Str(FaultText.wellFormed(input.line())).toJson();
            return "session=" + input.session().value() + " input=" + input.number() + " text=" + text;
        }
        String kind = "message=" + message.getClass().getSimpleName();
        if (message instanceof ToModule.SessionOpened opened) {
            return kind + of(opened.session().id());
        }
        if (message instanceof ToModule.SessionResumed resumed) {
            return kind + of(resumed.session().id());
        }
        if (message instanceof ToModule.ClientChanged changed) {
            return kind + of(changed.session().id());
        }
        return message instanceof ToModule.SessionClosed closed ? kind + of(closed.session()) : kind;
    }

    private static String of(SessionId session) {
        return " session=" + session.value();
    }
}

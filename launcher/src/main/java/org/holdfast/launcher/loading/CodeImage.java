package org.holdfast.launcher.loading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoadException;
import org.jspecify.annotations.Nullable;

/**
 * All files of a module, in memory. Immutable; usable on any thread. It lives as long as a generation that was loaded
 * from it, or the host that may want to load it again.
 *
 * <table>
 * <caption>Limits; beyond them the code is refused</caption>
 * <tr><th>what</th><th>most</th><th>why</th></tr>
 * <tr><td>one file, a jar included</td><td>64 MiB</td><td rowspan="3">a wrong path, such as a home directory or a
 * hostile zip, must not fill the heap of a running server</td></tr>
 * <tr><td>all files, unpacked</td><td>256 MiB</td></tr>
 * <tr><td>number of files</td><td>50,000</td></tr>
 * </table>
 */
final class CodeImage implements ModuleImage {
    static final int MAX_FILE_BYTES = 64 << 20;
    static final long MAX_TOTAL_BYTES = 256L << 20;
    static final int MAX_FILES = 50_000;

    private static final int FINGERPRINT_BYTES = 6;

    private final String source;
    private final String fingerprint;
    private final NavigableMap<String, byte[]> files;

    private CodeImage(String source, NavigableMap<String, byte[]> files) {
        this.source = source;
        this.files = Collections.unmodifiableNavigableMap(files);
        this.fingerprint = fingerprint(files);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    /** The files by their paths, which have {@code /} between folders; sorted. Nobody writes to the arrays. */
    NavigableMap<String, byte[]> files() {
        return files;
    }

    byte @Nullable [] file(String path) {
        return files.get(path);
    }

    /**
     * The first bytes of a SHA-256 over the names and contents. What a build adds to a jar, and no class sees, is left
     * out: so a jar has the fingerprint of the directory that it was made of.
     */
    private static String fingerprint(Map<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.forEach((path, bytes) -> {
            if (path.equals("META-INF/MANIFEST.MF") || path.startsWith("META-INF/maven/")) {
                return;
            }
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(sha256().digest(bytes));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Collects the files of an image and holds the limits. Used by one thread. */
    static final class Builder {
        private final String source;
        private final TreeMap<String, byte[]> files = new TreeMap<>();
        private long total;

        Builder(String source) {
            this.source = source;
        }

        /** How many bytes the next file may have. */
        int room() {
            return (int) Math.min(MAX_FILE_BYTES, MAX_TOTAL_BYTES - total);
        }

        void add(String path, byte[] bytes) throws ModuleLoadException {
            if (bytes.length > room()) {
                throw new ModuleLoadException(source + " is too large for a module: at " + path + " it exceeds "
                        + (MAX_FILE_BYTES >> 20) + " MiB in one file or " + (MAX_TOTAL_BYTES >> 20) + " MiB in all");
            }
            if (files.size() == MAX_FILES) {
                throw new ModuleLoadException(source + " has more than " + MAX_FILES + " files; is it a module?");
            }
            if (files.putIfAbsent(path, bytes) != null) {
                throw new ModuleLoadException(source + " is damaged: it contains " + path + " twice");
            }
            total += bytes.length;
        }

        int count() {
            return files.size();
        }

        /** Checks each class file's header, and that nobody packed the host's api. */
        CodeImage build() throws ModuleLoadException {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ClassFiles.check(source, file.getKey(), file.getValue());
            }
            return new CodeImage(source, files);
        }
    }
}

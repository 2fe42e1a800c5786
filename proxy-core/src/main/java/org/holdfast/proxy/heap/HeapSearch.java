package org.holdfast.proxy.heap;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Dumps the heap of this JVM, and has the dump searched by another one. The dump stops the process for as long as it
 * takes; the search does not. One at a time; on the thread that calls.
 */
public final class HeapSearch {
    private static final int MEBIBYTE = 1 << 20;

    /** MiB; enough for a heap of twice as much, if objects are as large as they usually are. */
    private static final int LEAST_MEMORY = 256;

    private static final Path NICE = Path.of("/usr/bin/nice");

    /** The disk must have room for so many times the heap in use: a disk that is full stops the game. */
    private static final int ROOM = 2;

    private final Options options;

    /**
     * Limits.
     *
     * @param folder for the dump while it is searched; made when it is needed, for the owner alone
     * @param mostHeap bytes; with more in use there is no dump. 0 for none at all
     * @param timeLimit of the search; beyond it the child is killed
     * @param memory of the child, in MiB
     */
    public record Options(Path folder, long mostHeap, Duration timeLimit, int memory) {
        /** With what is enough for a heap of that size: two minutes, and half as much memory. */
        public static Options in(Path folder, long mostHeap) {
            return new Options(
                    folder, mostHeap, Duration.ofMinutes(2), Math.max(LEAST_MEMORY, (int) (mostHeap / MEBIBYTE / 2)));
        }
    }

    /**
     * What was found.
     *
     * @param words what pins each suspect, as what follows "pinned by"; nothing for those that nothing pins
     * @param dumping how long the dump took, and the process stood still
     * @param size of the dump, in bytes
     * @param searching how long the child took
     */
    public record Found(Map<Integer, String> words, Duration dumping, long size, Duration searching) {}

    public HeapSearch(Options options) {
        this.options = options;
    }

    /** Deletes what a process left behind that was killed during a search. */
    public void clean() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(options.folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(options.folder);
        } catch (IOException e) {
            // There is nothing, or it will be tried at the next start.
            return;
        }
    }

    /**
     * Looks for what pins the referents of some references.
     *
     * @param marker a subclass of {@code java.lang.ref.Reference}
     * @param field of that class, an {@code int}: which suspect it is
     * @throws HeapSearchException if the heap is too large, or something failed or took too long
     */
    public Found search(String marker, String field, Set<Integer> suspects)
            throws HeapSearchException, InterruptedException {
        refuseWhatIsTooLarge();
        Path dump = options.folder.resolve(ProcessHandle.current().pid() + ".hprof");
        try {
            makeFolder();
            refuseWithoutRoom();
            Files.deleteIfExists(dump);
            long start = System.nanoTime();
            dump(dump);
            Duration dumping = Duration.ofNanos(System.nanoTime() - start);
            start = System.nanoTime();
            Map<Integer, String> words = read(child(dump, marker, field, suspects));
            return new Found(words, dumping, Files.size(dump), Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new HeapSearchException("the heap could not be dumped: " + e.getMessage());
        } finally {
            clean();
        }
    }

    private void refuseWhatIsTooLarge() throws HeapSearchException {
        long used = heapInUse();
        if (options.mostHeap == 0) {
            throw new HeapSearchException("searching the heap is switched off");
        }
        if (used > options.mostHeap) {
            throw new HeapSearchException("the heap has " + used / MEBIBYTE + " MiB in use, more than the "
                    + options.mostHeap / MEBIBYTE + " MiB up to which it is searched");
        }
    }

    private void refuseWithoutRoom() throws IOException, HeapSearchException {
        long free = Files.getFileStore(options.folder).getUsableSpace();
        if (free < ROOM * heapInUse()) {
            throw new HeapSearchException("the disk has only " + free / MEBIBYTE + " MiB left for a dump of the heap");
        }
    }

    private static long heapInUse() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** In the data directory, which is there. */
    private void makeFolder() throws IOException {
        if (!Files.isDirectory(options.folder)) {
            if (options.folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        options.folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(options.folder);
            }
        }
    }

    /** HotSpot makes the file for its owner alone. */
    private static void dump(Path file) throws IOException, HeapSearchException {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm == null) {
            throw new HeapSearchException("this JVM cannot dump its heap");
        }
        jvm.dumpHeap(file.toString(), true);
    }

    /** Runs the child to its end, or to the end of its time; returns what it said. */
    private List<String> child(Path dump, String marker, String field, Set<Integer> suspects)
            throws IOException, HeapSearchException, InterruptedException {
        Process process = builder(dump, marker, field, suspects).start();
        try {
            if (!process.waitFor(options.timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HeapSearchException(
                        "the search of the heap took longer than " + words(options.timeLimit) + " and was ended");
            }
            // It says less than a pipe holds, so it did not wait for a reader.
            List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.exitValue() != 0) {
                String last = said.isEmpty() ? "exit code " + process.exitValue() : said.get(said.size() - 1);
                throw new HeapSearchException("the heap could not be searched: " + PathWords.clean(last));
            }
            return said;
        } finally {
            process.destroyForcibly();
            awaitEnd(process);
        }
    }

    /** A killed process is gone in a moment; until then it has the dump open. */
    private static void awaitEnd(Process process) {
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessBuilder builder(Path dump, String marker, String field, Set<Integer> suspects)
            throws HeapSearchException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + options.memory + "m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"));
        command.addAll(List.of("-cp", ownJar().toString(), SearchMain.class.getName()));
        command.addAll(List.of(dump.toAbsolutePath().toString(), marker, field));
        suspects.forEach(number -> command.add(number.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                // What the JVM writes when it crashes is deleted with the dump.
                .directory(options.folder.toFile())
                .redirectErrorStream(true);
        // They are meant for the server, such as an agent or its heap size.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder;
    }

    private static Path ownJar() throws HeapSearchException {
        try {
            return Path.of(HeapSearch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new HeapSearchException("it is not known where the program's own code is");
        }
    }

    private static String words(Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static Map<Integer, String> read(List<String> lines) {
        Map<Integer, String> words = new HashMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0 && line.chars().limit(tab).allMatch(c -> c >= '0' && c <= '9')) {
                words.put(Integer.valueOf(line.substring(0, tab)), PathWords.clean(line.substring(tab + 1)));
            }
        }
        return words;
    }
}

package org.holdfast.proxy.heap;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** One dump of this JVM, with a suspect for each way to pin a class loader. */
@Timeout(120)
class HeapSearchTest {
    private static final long MOST_HEAP = 4L << 30;

    /** What a core would keep: a list that somebody forgot. */
    private static final List<Object> FORGOTTEN = new ArrayList<>();

    private static final List<Suspect> SUSPECTS = new ArrayList<>();

    /** Each is reachable by what it pins, and by nothing of the test. */
    private static final Map<Integer, WeakReference<AutoCloseable>> PINS = new TreeMap<>();

    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    private static final ExecutorService CORE = Executors.newSingleThreadExecutor(task -> new Thread(task, "core-1"));
    private static final ExecutorService BUSY = Executors.newSingleThreadExecutor(task -> new Thread(task, "core-2"));

    @TempDir
    static Path folder;

    private static HeapSearch.Found found = new HeapSearch.Found(Map.of(), Duration.ZERO, 0, Duration.ZERO);

    /** As the host has one for each generation. */
    private static final class Suspect extends PhantomReference<ClassLoader> {
        @SuppressWarnings("UnusedVariable") // it is read in the dump
        final int number;

        Suspect(int number, ClassLoader loader) {
            super(loader, new ReferenceQueue<>());
            this.number = number;
        }
    }

    @BeforeAll
    static void dumpAndSearch() throws Exception {
        for (String way : List.of("RunningThread", "LogHandler", "Bean", "Hook", "OfAClass", "NoDriver", "Healthy")) {
            suspect(way).run();
        }
        CORE.submit(suspect("Local")).get();
        BUSY.execute(suspect("OnAStack"));
        FORGOTTEN.add(Map.of("handlers", List.of(suspect("Forgotten").getClass())));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return SUSPECTS.get(number("Healthy")).refersTo(null);
        });
        found = new HeapSearch(HeapSearch.Options.in(folder.resolve("heap"), MOST_HEAP))
                .search(Suspect.class.getName(), "number", PINS.keySet());
        System.out.printf(
                "a dump of %d MiB took %d ms; the search %d ms%n",
                found.size() >> 20,
                found.dumping().toMillis(),
                found.searching().toMillis());
        found.words().forEach((number, words) -> System.out.println(number + ": " + words));
    }

    private static Runnable suspect(String way) throws IOException, ReflectiveOperationException {
        URL classes = Pinned.class.getProtectionDomain().getCodeSource().getLocation();
        // It has no loader of ours above it, and so loads the classes itself.
        URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
        int number = SUSPECTS.size();
        NUMBERS.put(way, number);
        SUSPECTS.add(new Suspect(number, loader));
        String name = way.equals("Forgotten") ? "Healthy" : way;
        Object pin = loader.loadClass(Pinned.class.getName() + "$" + name)
                .getConstructor()
                .newInstance();
        PINS.put(number, new WeakReference<>((AutoCloseable) pin));
        return (Runnable) pin;
    }

    private static int number(String way) {
        return Objects.requireNonNull(NUMBERS.get(way));
    }

    private static boolean letGo(int number) throws Exception {
        AutoCloseable pin = Objects.requireNonNull(PINS.get(number)).get();
        if (pin != null) {
            pin.close();
        }
        return true;
    }

    @AfterAll
    static void letGo() throws Exception {
        FORGOTTEN.clear();
        for (int number : PINS.keySet()) {
            if (number == number("Local")) {
                CORE.submit(() -> letGo(number)).get();
            } else {
                letGo(number);
            }
        }
        CORE.shutdown();
        BUSY.shutdown();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            RunningThread | thread combat-tick
            Local         | a ThreadLocal of thread core-1 -> org.holdfast.proxy.heap.Pinned$Local
            OnAStack      | thread core-2
            LogHandler    | static field java.util.logging.Log
            LogHandler    | -> LogManager.rootLogger -> LogManager$RootLogger.config
            LogHandler    | -> org.holdfast.proxy.heap.Pinned$LogHandler
            Bean          | static field java.lang.management.ManagementFactory.platformMBeanServer
            Bean          | org.holdfast.proxy.heap.Pinned$Bean
            Hook          | static field java.lang.ApplicationShutdownHooks.hooks -> IdentityHashMap.table
            Hook          | org.holdfast.proxy.heap.Pinned$Hook "Thread-
            OfAClass      | a ClassValue of some class -> ClassValue$ClassValueMap
            OfAClass      | -> org.holdfast.proxy.heap.Pinned$OfAClass
            NoDriver      | static field java.sql.DriverManager.registeredDrivers -> CopyOnWriteArrayList.array
            NoDriver      | -> org.holdfast.proxy.heap.Pinned$NoDriver
            Forgotten     | static field org.holdfast.proxy.heap.HeapSearchTest.FORGOTTEN -> ArrayList.elementData
            Forgotten     | -> class org.holdfast.proxy.heap.Pinned$Healthy
            """)
    void what_pins_a_loader_is_named(String way, String words) {
        assertThat(found.words().get(number(way))).contains(words);
    }

    @Test
    void what_has_been_collected_is_not_named() {
        assertThat(found.words()).doesNotContainKey(number("Healthy"));
    }

    @Test
    void the_dump_is_gone_afterwards() {
        assertThat(folder.resolve("heap")).doesNotExist();
    }

    @Test
    void a_search_that_takes_too_long_is_ended_and_says_so() {
        var impatient = new HeapSearch(
                new HeapSearch.Options(folder.resolve("impatient"), MOST_HEAP, Duration.ofMillis(1), 64));
        assertThatThrownBy(() -> impatient.search(Suspect.class.getName(), "number", Set.of(0)))
                .isInstanceOf(HeapSearchException.class)
                .hasMessage("the search of the heap took longer than 1 ms and was ended");
        assertThat(folder.resolve("impatient")).doesNotExist();
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains("impatient")))
                .isEmpty();
    }

    @Test
    void a_heap_beyond_the_limit_is_not_dumped() {
        var small = new HeapSearch(HeapSearch.Options.in(folder.resolve("small"), 1));
        assertThatThrownBy(() -> small.search(Suspect.class.getName(), "number", Set.of(0)))
                .isInstanceOf(HeapSearchException.class)
                .hasMessageMatching("the heap has \\d+ MiB in use, more than the 0 MiB up to which it is searched");
        assertThat(folder.resolve("small")).doesNotExist();
    }

    @Test
    void what_a_killed_server_left_behind_is_deleted() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        Files.writeString(left.resolve("4711.hprof"), "half");

        new HeapSearch(HeapSearch.Options.in(left, MOST_HEAP)).clean();

        assertThat(left).doesNotExist();
    }

    @Test
    void too_little_memory_is_refused_politely() throws Exception {
        Path dump = folder.resolve("whole.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        assertThatThrownBy(() -> SearchMain.search(dump, Suspect.class.getName(), "number", Set.of(0), 100_000))
                .isInstanceOf(DumpException.class)
                .hasMessage("the heap has more objects than the search has memory for");
        Files.delete(dump);
    }

    @Test
    void what_is_no_dump_is_refused_politely() throws IOException {
        Path dump = Files.writeString(folder.resolve("no.hprof"), "JAVA PROFILE 1.0.2\0\0\0");
        assertThat(said(dump)).isEqualTo("the dump is cut off\n");
        assertThat(said(Files.writeString(dump, "PK"))).isEqualTo("this is not a heap dump\n");
        Files.delete(dump);
    }

    private static String said(Path dump) {
        var out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            String[] arguments = {dump.toString(), Suspect.class.getName(), "number", "1"};
            assertThat(SearchMain.run(arguments, print)).isEqualTo(SearchMain.REFUSED);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

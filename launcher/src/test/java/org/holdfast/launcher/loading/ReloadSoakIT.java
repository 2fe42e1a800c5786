package org.holdfast.launcher.loading;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.message.ToModule;
import org.holdfast.launcher.content.DirectoryContent;
import org.holdfast.proxy.StoredModuleRecords;
import org.holdfast.proxy.host.HostListener;
import org.holdfast.proxy.host.ModuleHost;
import org.holdfast.proxy.host.Retirement;
import org.holdfast.proxy.host.Supervision;
import org.holdfast.proxy.host.SwapListener;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.host.SwapResult;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Worlds leave nothing behind: the real world is loaded by the real loader again and again in this JVM, with a turn for
 * each generation. 150 times, or as often as {@code holdfast.soak} says; the figure is 10,000.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ReloadSoakIT {
    private static final int RELOADS = Integer.getInteger("holdfast.soak", 150);

    /** Until caches and pools have the size that they keep. */
    private static final int SETTLING = Math.max(50, RELOADS / 20);

    /** How often old loaders are counted. */
    private static final int LOOKS = 10;

    private static final long METASPACE_DRIFT = 512 << 10;
    private static final long HEAP_DRIFT = 2 << 20;

    @TempDir
    Path folder;

    /** What a process has, after a collection. */
    private record Footprint(long metaspace, Histogram heap, int threads, long descriptors) {
        static Footprint now() {
            Histogram heap = Histogram.now();
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            long descriptors = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
            return new Footprint(
                    metaspace, heap, ManagementFactory.getThreadMXBean().getThreadCount(), descriptors);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "metaspace %,d KiB, heap %,d KiB, %d threads, %d descriptors",
                    metaspace >> 10,
                    heap.total() >> 10,
                    threads,
                    descriptors);
        }
    }

    @Test
    void reloadsLeaveNothingBehind() throws Exception {
        WorldLoading loading =
                new WorldLoading(new WorldSource(Path.of(System.getProperty("holdfast.it.world", "")), folder));
        try (Store store = Store.open(StoreOptions.of(folder.resolve("store")));
                ModuleHost host = new ModuleHost(
                        "world",
                        loading,
                        new StoredModuleRecords(store),
                        turn -> {},
                        HostListener.NONE,
                        new DirectoryContent(folder),
                        "soak",
                        new SwapOptions(Duration.ofMillis(5)),
                        Supervision.DEFAULT,
                        Retirement.DEFAULT,
                        Clock.systemUTC())) {
            reload(host);
            SessionId nova = SessionId.random();
            host.post(new ToModule.SessionOpened(
                    new SessionInfo(nova, "account", "character", "Nova", Set.of(), ClientInfo.UNKNOWN, 1)));
            Footprint settled = Footprint.now();
            for (int i = 1; i <= RELOADS; i++) {
                host.post(new ToModule.Input(nova, i, i % 2 == 0 ? "look" : "say hello", false));
                reload(host);
                if (i % Math.max(1, RELOADS / LOOKS) == 0) {
                    requireAtMostOneOldLoader(host);
                }
                if (i == SETTLING) {
                    settled = settledFootprint(host);
                }
            }
            Footprint end = settledFootprint(host);
            System.out.println(RELOADS + " reloads, at most one old loader alive at each of " + LOOKS
                    + " looks\n after " + SETTLING + ": " + settled + "\n at the end: " + end);

            assertThat(end.metaspace() - settled.metaspace()).isLessThan(METASPACE_DRIFT);
            assertThat(end.heap().total() - settled.heap().total())
                    .as("heap: %s", end.heap().since(settled.heap()))
                    .isLessThan(HEAP_DRIFT);
            assertThat(end.threads()).isEqualTo(settled.threads());
            assertThat(end.descriptors()).isEqualTo(settled.descriptors());
        }
    }

    private static void reload(ModuleHost host) {
        assertThat(host.reload(SwapListener.NONE)
                        .orElseThrow()
                        .toCompletableFuture()
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(SwapResult.Reloaded.class);
    }

    /** The thread of the generation before may still be ending; those before it must be gone. */
    private static void requireAtMostOneOldLoader(ModuleHost host) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return host.generations().size() <= 2;
        });
    }

    /** When only the generation that serves is left. */
    private static Footprint settledFootprint(ModuleHost host) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return host.generations().size() == 1;
        });
        Footprint.now();
        return Footprint.now();
    }
}

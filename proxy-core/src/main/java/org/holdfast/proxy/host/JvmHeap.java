package org.holdfast.proxy.host;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The heap of this JVM, whatever its collector. Usable on any thread. */
final class JvmHeap implements HeapGauge {
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final List<GarbageCollectorMXBean> collectors;
    private final Set<String> pools;

    JvmHeap() {
        // Those of ZGC that count its pauses know nothing of memory.
        collectors = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .filter(collector -> !collector.getName().endsWith("Pauses"))
                .toList();
        pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public long max() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Counted, for the times that collectors give are tens of ms behind the uptime that the JVM gives. */
    @Override
    public long collections() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Override
    public Collection lastCollection() {
        Collection last = new Collection(0, 0);
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo info = collector.getLastGcInfo();
            if (info != null && info.getEndTime() >= last.ended()) {
                last = new Collection(info.getEndTime(), left(info));
            }
        }
        return last;
    }

    private long left(GcInfo info) {
        long bytes = 0;
        for (var pool : info.getMemoryUsageAfterGc().entrySet()) {
            if (pools.contains(pool.getKey())) {
                bytes += pool.getValue().getUsed();
            }
        }
        return bytes;
    }

    @Override
    public long allocatedBy(Thread thread) {
        return Math.max(0, threads.getThreadAllocatedBytes(thread.getId()));
    }

    @Override
    public void collect() {
        System.gc();
    }
}

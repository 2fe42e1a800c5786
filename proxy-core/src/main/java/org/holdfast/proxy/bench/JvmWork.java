package org.holdfast.proxy.bench;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM did beside the program, within some time: the usual suspects for a pause.
 *
 * @param collectors for each, how often it worked and for how long, in ms; of ZGC's cycles only those named Pauses stop
 *     the program
 * @param compiling CPU time of the JIT, in ms, on threads of its own
 * @param classes that were loaded
 */
record JvmWork(Map<String, Collections> collectors, long compiling, long classes) {
    static final JvmWork NONE = new JvmWork(Map.of(), 0, 0);

    /** How often a collector worked, and for how many ms. */
    record Collections(long count, long millis) {
        private Collections plus(Collections other, int sign) {
            return new Collections(count + sign * other.count, millis + sign * other.millis);
        }
    }

    /** Since the JVM started. */
    static JvmWork sinceStart() {
        Map<String, Collections> collectors = new TreeMap<>();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            collectors.put(bean.getName(), new Collections(bean.getCollectionCount(), bean.getCollectionTime()));
        }
        @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        return new JvmWork(
                collectors,
                compiler == null ? 0 : compiler.getTotalCompilationTime(),
                classes.getTotalLoadedClassCount());
    }

    JvmWork plus(JvmWork other) {
        return combined(other, 1);
    }

    JvmWork minus(JvmWork other) {
        return combined(other, -1);
    }

    private JvmWork combined(JvmWork other, int sign) {
        Map<String, Collections> both = new TreeMap<>(collectors);
        other.collectors.forEach((name, work) ->
                both.put(name, both.getOrDefault(name, new Collections(0, 0)).plus(work, sign)));
        return new JvmWork(both, compiling + sign * other.compiling, classes + sign * other.classes);
    }

    @Override
    public String toString() {
        String collections = collectors.entrySet().stream()
                .filter(entry -> entry.getValue().count() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue().count() + " x, "
                        + entry.getValue().millis() + " ms; ")
                .collect(Collectors.joining());
        return String.format(Locale.ROOT, "%sJIT %,d ms; %,d classes loaded", collections, compiling, classes);
    }
}

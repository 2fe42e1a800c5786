package org.holdfast.launcher.loading;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many bytes the live objects of each class take, as the JVM tells; what to look at when the heap has grown.
 *
 * @param bytes by the names of the classes, as in {@code [B}
 */
record Histogram(Map<String, Long> bytes) {
    private static final int MOST = 12;

    Histogram {
        bytes = Map.copyOf(bytes);
    }

    /** After a collection, which this asks for. */
    static Histogram now() {
        try {
            Object table = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            Map<String, Long> bytes = new HashMap<>();
            String.valueOf(table)
                    .lines()
                    .map(line -> line.strip().split("\\s+", 5))
                    .forEach(words -> {
                        if (words.length >= 4 && words[0].endsWith(":")) {
                            bytes.merge(words[3], Long.valueOf(words[2]), Long::sum);
                        }
                    });
            return new Histogram(bytes);
        } catch (JMException e) {
            throw new IllegalStateException("this JVM has no histogram", e);
        }
    }

    /** Of all live objects. What the JVM says of its heap counts whole regions, some MiB at a time. */
    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The classes that have grown most since, a line each. */
    String since(Histogram before) {
        Map<String, Long> growth = new HashMap<>();
        bytes.forEach((name, size) -> growth.put(name, size - before.bytes.getOrDefault(name, 0L)));
        return growth.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(entry -> "\n  " + entry.getValue() + " bytes more of " + entry.getKey())
                .collect(Collectors.joining());
    }
}

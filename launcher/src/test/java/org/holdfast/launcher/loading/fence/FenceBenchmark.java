package org.holdfast.launcher.loading.fence;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the polls cost, printed: each loop with polls and without, in turns, in one run; the median of the rounds,
 * in CPU time. Run
 * with {@code -Dtest=FenceBenchmark -Dbench=true}.
 */
class FenceBenchmark {
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 10;
    /** Calls between two looks at the clock. */
    private static final int BATCH = 100;

    private static final long ROUND_NANOS = 20_000_000;

    private static final Map<String, String> BODIES = Map.of(
            "empty counted loop, summing",
            "for (int i = 0; i < 10_000; i++) x += i; return x;",
            "array, summing",
            "for (int i = 0; i < ARRAY.length; i++) x += ARRAY[i]; return x;",
            "getters of objects in a list",
            "for (Thing t : THINGS) x += t.weight() + t.owner().weight(); return x;",
            "virtual calls of three types",
            "for (Thing t : THINGS) x += t.cost(); return x;",
            "stream with lambdas",
            "return THINGS.stream().filter(t -> t.weight() % 2 == 0).mapToLong(t -> t.weight() + 1).sum() + x;",
            "recursion",
            "return fib(15) + x;",
            "game: find by name, map, text",
            """
            StringBuilder out = new StringBuilder();
            for (Thing t : THINGS) {
                if (t.name().startsWith("a") || t.name().equals("lamp")) out.append(t.name()).append(", ");
                COUNTS.merge(t.name(), 1, Integer::sum);
            }
            return x + out.length() + COUNTS.size();
            """);

    private static final String SOURCE = """
            import java.util.*;
            public class Loop implements java.util.function.LongUnaryOperator {
                interface Owner { long weight(); }
                static abstract class Thing implements Owner {
                    final String name; final int weight; Thing owner = this;
                    Thing(String name, int weight) { this.name = name; this.weight = weight; }
                    public long weight() { return weight; }
                    String name() { return name; }
                    Owner owner() { return owner; }
                    abstract long cost();
                }
                static class A extends Thing { A(int i) { super("a lamp", i); } long cost() { return weight; } }
                static class B extends Thing { B(int i) { super("lamp", i); } long cost() { return weight * 2L; } }
                static class C extends Thing { C(int i) { super("a very old rope", i); } long cost() { return weight + 1; } }
                static final int[] ARRAY = new int[10_000];
                static final List<Thing> THINGS = new ArrayList<>();
                static final Map<String, Integer> COUNTS = new HashMap<>();
                static {
                    for (int i = 0; i < 1_000; i++) THINGS.add(i % 3 == 0 ? new A(i) : i % 3 == 1 ? new B(i) : new C(i));
                    for (Thing t : THINGS) t.owner = THINGS.get((t.weight * 7) % 1_000);
                }
                static long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
                public long applyAsLong(long x) { BODY }
            }
            """;

    @Test
    @EnabledIfSystemProperty(named = "bench", matches = "true")
    void polls_cost_little() throws Exception {
        System.out.printf("Java %s, polls in code of generations, median of %d rounds%n", Runtime.version(), ROUNDS);
        for (String name : BODIES.keySet().stream().sorted().toList()) {
            Map<String, byte[]> classes = PolledLoader.compile("Loop", SOURCE.replace("BODY", BODIES.get(name)));
            List<LongUnaryOperator> both = List.of(loop(classes, false), loop(classes, true));
            double[][] nanos = new double[2][ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (int polls = 0; polls < 2; polls++) {
                    double each = measure(both.get(polls));
                    if (round >= 0) {
                        nanos[polls][round] = each;
                    }
                }
            }
            double without = median(nanos[0]);
            double with = median(nanos[1]);
            System.out.printf(
                    Locale.ROOT,
                    "%-32s without %9.2f us  with %9.2f us  %+6.1f %%%n",
                    name,
                    without / 1e3,
                    with / 1e3,
                    (with / without - 1) * 100);
        }
    }

    private static LongUnaryOperator loop(Map<String, byte[]> classes, boolean polls) throws Exception {
        return (LongUnaryOperator) new PolledLoader(classes, polls)
                .loadClass("Loop")
                .getConstructor()
                .newInstance();
    }

    private static double measure(LongUnaryOperator loop) {
        long start = cpuNanos();
        long end = start;
        long sum = 0;
        int times = 0;
        while (end - start < ROUND_NANOS) {
            for (int i = 0; i < BATCH; i++) {
                sum = loop.applyAsLong(sum & 1);
            }
            times += BATCH;
            end = cpuNanos();
        }
        assertThat(sum).isNotEqualTo(Long.MIN_VALUE);
        return (end - start) / (double) times;
    }

    /** Of this thread alone: other processes, the collector and the JIT do not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

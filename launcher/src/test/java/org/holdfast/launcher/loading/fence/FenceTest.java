package org.holdfast.launcher.loading.fence;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FenceTest {
    /** Generous: what is asserted is that it ends, not how fast. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain              | while (true) {}
            for                | for (;;) { x++; }
            counted            | for (long i = 0; i >= 0; i++) { x += i; }
            counted by int     | while (true) for (int i = 0; i < Integer.MAX_VALUE; i++) x += i;
            do while           | do { x++; } while (x != -1);
            catching           | while (true) { try { x++; deeper(); } catch (Throwable t) { x--; } }
            catching all over  | while (true) { try { while (true) { try { deeper(); } catch (Throwable t) {} } } catch (Throwable t) {} }
            finally            | while (true) { try { deeper(); } finally { continue; } }
            switch             | loop: while (true) { switch (x & 3) { case 0: x++; continue loop; case 1: x += 3; continue loop; default: x = 0; } }
            recursion          | while (true) { try { recurse(0); } catch (StackOverflowError e) { x++; } }
            stream             | java.util.stream.Stream.iterate(1, i -> i + 1).forEach(i -> {});
            stream of leaves   | java.util.stream.IntStream.iterate(0, i -> i + 1).forEach(i -> {});
            method reference   | java.util.stream.Stream.generate(Loop::new).forEach(Loop::leaf);
            synchronised       | synchronized (this) { while (true) { x++; } }
            allocation         | while (true) { new Object() { { x++; } }; }
            constructor        | while (true) { new Endless(this); }
            initialiser        | Spinning.touch();
            interface          | Shape s = () -> x++; while (true) { s.twice(); }
            """)
    void an_endless_loop_ends_once_it_is_fenced(String kind, String code) throws Exception {
        Map<String, byte[]> classes = PolledLoader.compile("Loop", """
                public class Loop implements Runnable {
                    int x;
                    public static volatile Runnable started;
                    public void run() { started.run(); if (x == 0) { CODE } }
                    void deeper() { x++; x--; }
                    void leaf() {}
                    int recurse(int depth) { return recurse(depth + 1) + 1; }
                    static class Endless extends Loop {
                        Endless(Loop l) { super(); for (;;) { l.x++; } }
                    }
                    static class Spinning {
                        static int y;
                        static { while (true) { y++; if (y == -1) break; } }
                        static void touch() {}
                    }
                    interface Shape { void once(); default void twice() { once(); once(); } }
                }
                """.replace("CODE", code));
        PolledLoader loader = new PolledLoader(classes, true);
        CountDownLatch started = new CountDownLatch(1);
        Class<?> type = loader.loadClass("Loop");
        type.getField("started").set(null, (Runnable) started::countDown);
        Runnable loop = (Runnable) type.getConstructor().newInstance();
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread thread = new Thread(null, loop, "loop " + kind, 1 << 20);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, thrown) -> end.set(thrown));

        thread.start();
        started.await();
        loader.fence().fence();
        thread.join(BOUND.toMillis());

        assertThat(thread.isAlive()).isFalse();
        assertThat(end.get())
                .asString()
                .isEqualTo(Fence.Fenced.class.getName() + ": this generation has been fenced; its code may not go on");
    }

    @Test
    void nothing_of_a_fenced_generation_can_be_called() throws Exception {
        Map<String, byte[]> classes =
                PolledLoader.compile("Quiet", "public class Quiet implements Runnable { public void run() {} }");
        PolledLoader loader = new PolledLoader(classes, true);
        Runnable quiet = (Runnable) loader.loadClass("Quiet").getConstructor().newInstance();
        Runnable other = (Runnable) new PolledLoader(classes, true)
                .loadClass("Quiet")
                .getConstructor()
                .newInstance();
        quiet.run();

        loader.fence().fence();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(quiet::run)
                    .isInstanceOf(Error.class)
                    .hasMessage("this generation has been fenced; its code may not go on")
                    .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
        }
        other.run();
    }

    @Test
    void a_loader_without_a_fence_of_its_own_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FenceHandle.of(ClassLoader.getPlatformClassLoader()))
                .withMessageContaining("has no fence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FenceHandle.of(new ClassLoader(getClass().getClassLoader()) {}))
                .withMessageContaining("belongs to another loader");
    }

    @Test
    void code_with_polls_gives_the_same_results() throws Exception {
        String source;
        try (InputStream in = FenceTest.class.getResourceAsStream("Exercise.java.txt")) {
            source = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
        Map<String, byte[]> classes = PolledLoader.compile("Exercise", source);

        assertThat(run(new PolledLoader(classes, true)))
                .isEqualTo(run(new PolledLoader(classes, false)))
                .contains("sorted=[1, 2, 3]");
    }

    private static String run(PolledLoader loader) throws Exception {
        return String.valueOf(loader.loadClass("Exercise").getMethod("run").invoke(null));
    }
}

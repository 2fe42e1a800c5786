package org.holdfast.launcher.it.faulty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;

/** The sins of worlds, each as an author might commit it. */
final class Acts {
    private static final long FOR_EVER_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final int MANY = 1_000_000;
    private static final int CHUNK = 10_000;
    private static final int TEN_MEGABYTES = 10_000_000;

    private Acts() {}

    /** Says in its message what a player typed, as {@code NumberFormatException} does. */
    static void fail(Act.Scene scene) {
        throw new IllegalStateException("told to fail by " + scene.line());
    }

    static void loop(Act.Scene scene) {
        long n = 0;
        while (n >= 0) {
            n = (n + 1) & 0xffff;
        }
    }

    static void loopAndCatch(Act.Scene scene) {
        long n = 0;
        while (n >= 0) {
            try {
                n = step(n);
            } catch (Throwable e) {
                n = 0;
            }
        }
    }

    private static long step(long n) {
        if (n == 1_000) {
            throw new IllegalStateException("now and then it fails by itself");
        }
        return n + 1;
    }

    static void loopInAStream(Act.Scene scene) {
        scene.say()
                .accept(Text.of(
                        "{}",
                        Stream.iterate(0L, n -> (n + 1) & 0xffff)
                                .filter(n -> n < 0)
                                .findFirst()));
    }

    /** Nothing of this loop is code of the world. */
    static void loopInTheJdk(Act.Scene scene) {
        scene.say().accept(Text.of("{}", LongStream.generate(System::nanoTime).sum()));
    }

    static void deadlock(Act.Scene scene) {
        Object left = new Object();
        Object right = new Object();
        CountDownLatch both = new CountDownLatch(2);
        Thread other = new Thread(() -> takeBoth(right, left, both), "faulty-philosopher");
        other.setDaemon(true);
        other.start();
        takeBoth(left, right, both);
    }

    private static void takeBoth(Object first, Object second, CountDownLatch both) {
        synchronized (first) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted before it came to a deadlock", e);
            }
            synchronized (second) {
                throw new IllegalStateException("it came to no deadlock");
            }
        }
    }

    static void sleep(Act.Scene scene) {
        try {
            Thread.sleep(FOR_EVER_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("woken up", e);
        }
    }

    static void sleepAndCatch(Act.Scene scene) {
        long nights = 0;
        while (nights >= 0) {
            try {
                Thread.sleep(FOR_EVER_MILLIS);
                nights++;
            } catch (InterruptedException e) {
                nights = 0;
            }
        }
    }

    static void recur(Act.Scene scene) {
        scene.say().accept(Text.of("{}", deeper(1)));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static long deeper(long depth) {
        return deeper(depth + 1) + 1;
    }

    static void allocate(Act.Scene scene) {
        List<byte[]> all = new ArrayList<>();
        boolean enough = false;
        while (!enough) {
            enough = !all.add(new byte[CHUNK]);
        }
    }

    /** Takes what there is, and never lets go of it. */
    static void allocateAndCatch(Act.Scene scene) {
        List<byte[]> all = new ArrayList<>();
        boolean enough = false;
        while (!enough) {
            try {
                enough = !all.add(new byte[CHUNK]);
            } catch (OutOfMemoryError e) {
                enough = all.isEmpty();
            }
        }
    }

    static void exitByReflection(Act.Scene scene) {
        try {
            Class.forName("java.lang.System").getMethod("exit", int.class).invoke(null, 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("could not exit", e);
        }
    }

    static void sayTooMuch(Act.Scene scene) {
        Text chunk = Text.of("{}", "x".repeat(CHUNK));
        for (int said = 0; said < TEN_MEGABYTES; said += CHUNK) {
            scene.say().accept(chunk);
        }
    }

    static void sayTooOften(Act.Scene scene) {
        Text word = Text.of("x");
        for (int i = 0; i < MANY; i++) {
            scene.say().accept(word);
        }
    }

    static void putElsewhere(Act.Scene scene) {
        RecordKey key = new RecordKey("account", "astra");
        scene.put()
                .accept(new StoredRecord(
                        key, 1, Doc.object().put("role", "admin").build()));
    }

    static void putTheFuture(Act.Scene scene) {
        scene.put()
                .accept(new StoredRecord(
                        FaultyWorld.SCAR,
                        FaultyFactory.NEWEST + 1,
                        Doc.object().put("from", "2525").build()));
    }

    static void leaveThread(Act.Scene scene) {
        Thread ticker = new Thread(() -> sleepAndCatch(scene), "faulty-ticker");
        ticker.setDaemon(true);
        ticker.start();
    }

    /** The thread that keeps the JDK's delays is as good as any that lives as long as the process. */
    @SuppressWarnings("ThreadLocalUsage")
    static void leaveThreadLocal(Act.Scene scene) {
        ThreadLocal<Object> mine = new ThreadLocal<>();
        CountDownLatch left = new CountDownLatch(1);
        CompletableFuture.delayedExecutor(0, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    mine.set(new Souvenir(mine));
                    left.countDown();
                });
        try {
            left.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A class of the world's own, which keeps the key of the entry that it is the value of. */
    private record Souvenir(ThreadLocal<Object> key) {}

    static void waitAtGate(Act.Scene scene) {
        try (Socket gate = new Socket(InetAddress.getLoopbackAddress(), scene.gate())) {
            gate.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the gate broke", e);
        }
    }
}

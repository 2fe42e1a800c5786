package org.holdfast.proxy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs another program's {@code main}, and beside it answers the process that started this one: to each line on standard
 * input with {@code heap N}, the bytes in use after a collection. At the end of standard input the process ends, so it
 * does not outlive the other.
 */
public final class Watched {
    private static final int COLLECTIONS = 3;
    private static final int LEFT_ALONE = 3;

    private Watched() {}

    /** Runs it; {@code args} are the other program's class, and its arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread thread = new Thread(Watched::answer, "bench-watch");
        thread.setDaemon(true);
        thread.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the watched program failed", e.getCause());
        }
    }

    private static void answer() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                for (int i = 0; i < COLLECTIONS; i++) {
                    System.gc();
                }
                System.out.println("heap "
                        + ManagementFactory.getMemoryMXBean()
                                .getHeapMemoryUsage()
                                .getUsed());
            }
        } catch (IOException e) {
            // The other side is gone: what follows.
        }
        Runtime.getRuntime().halt(LEFT_ALONE);
    }
}

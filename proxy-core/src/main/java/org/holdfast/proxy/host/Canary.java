package org.holdfast.proxy.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A class loader with a class that nothing refers to from the start. When it has been collected, so would have been every
 * other loader that nothing referred to when this was made.
 *
 * <p>An ordinary object would prove nothing: it dies in a young collection, in which every class loader that has loaded
 * something counts as alive, under each of HotSpot's collectors. Loaders are taken only where classes are unloaded, at the
 * end of a marking of the whole heap.
 */
final class Canary {
    private static final byte[] CODE = ownCode();

    private final PhantomReference<ClassLoader> cage = new PhantomReference<>(newCage(), new ReferenceQueue<>());

    /** Makes canaries; what they are made of is read now. */
    static Supplier<BooleanSupplier> nest() {
        return () -> new Canary()::isCollected;
    }

    boolean isCollected() {
        return cage.refersTo(null);
    }

    private static ClassLoader newCage() {
        Cage cage = new Cage();
        cage.fill();
        return cage;
    }

    private static final class Cage extends ClassLoader {
        Cage() {
            super(null);
        }

        /** Any class will do. */
        void fill() {
            defineClass(Canary.class.getName(), CODE, 0, CODE.length);
        }
    }

    /** Read once, when nobody has yet put another jar in the place of ours. */
    private static byte[] ownCode() {
        try (InputStream code = Canary.class.getResourceAsStream("Canary.class")) {
            if (code == null) {
                throw new IllegalStateException("the program's jar is not complete; build it anew");
            }
            return code.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

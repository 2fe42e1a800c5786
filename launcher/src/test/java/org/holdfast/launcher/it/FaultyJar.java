package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.launcher.it.faulty.Defect;
import org.holdfast.launcher.it.faulty.FaultyFactory;

/** The jar of a faulty world: with a defect in the world, or damaged itself. Immutable. */
final class FaultyJar {
    private static final String SERVICE = "META-INF/services/" + HostedModuleFactory.class.getName();

    /** Where a class file says which Java it is for: two bytes, the high one first. JVM specification 4.1. */
    private static final int MAJOR_VERSION = 6;

    private static final int FAR_AHEAD = 200;

    private final List<String> properties;
    private final UnaryOperator<Map<String, byte[]>> change;
    private final boolean truncated;

    private FaultyJar(List<String> properties, UnaryOperator<Map<String, byte[]>> change, boolean truncated) {
        this.properties = properties;
        this.change = change;
        this.truncated = truncated;
    }

    static FaultyJar of(Defect defect) {
        return new FaultyJar(List.of("defect=" + defect), files -> files, false);
    }

    /** A world in order. */
    static FaultyJar good() {
        return of(Defect.NONE);
    }

    /** The same with another line in {@code faulty.properties}. */
    FaultyJar set(String key, int value) {
        List<String> more = new ArrayList<>(properties);
        more.add(key + "=" + value);
        return new FaultyJar(more, change, truncated);
    }

    FaultyJar withoutFactory() {
        return changed(files -> files.remove(SERVICE));
    }

    /** @param name of one of the world's classes */
    FaultyJar withoutClass(String name) {
        return changed(files -> files.remove(inPackage(name)));
    }

    /** @param name of one of the world's classes, which is marked as made for a Java that is not there yet */
    FaultyJar withClassOfNewerJava(String name) {
        return changed(files -> {
            byte[] file = read(classes().resolve(inPackage(name)));
            file[MAJOR_VERSION] = 0;
            file[MAJOR_VERSION + 1] = (byte) FAR_AHEAD;
            files.put(inPackage(name), file);
        });
    }

    /** With one more class, that nothing of the world uses. */
    FaultyJar withClass(Class<?> type) {
        String resource = type.getName().replace('.', '/') + ".class";
        return changed(files -> files.put(resource, read(classes().resolve(resource))));
    }

    /** Only the first half of the file. */
    FaultyJar truncated() {
        return new FaultyJar(properties, change, true);
    }

    /** Puts the jar in its place; whoever reads there finds the one before or all of this one. */
    void publish(Path target) {
        Map<String, byte[]> files = change.apply(files());
        files.put("faulty.properties", String.join("\n", properties).getBytes(StandardCharsets.UTF_8));
        byte[] jar = WorldJar.jar(out -> {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                WorldJar.add(out, file.getKey(), file.getValue());
            }
        });
        WorldJar.publish(target, truncated ? Arrays.copyOf(jar, jar.length / 2) : jar);
    }

    private interface Change {
        void to(Map<String, byte[]> files);
    }

    private FaultyJar changed(Change further) {
        return new FaultyJar(
                properties,
                files -> {
                    Map<String, byte[]> changed = change.apply(files);
                    further.to(changed);
                    return changed;
                },
                truncated);
    }

    private static String inPackage(String name) {
        return FaultyFactory.class.getPackageName().replace('.', '/') + "/" + name + ".class";
    }

    /** Of a world in order: the classes of its package, and who makes it. */
    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(SERVICE, FaultyFactory.class.getName().getBytes(StandardCharsets.UTF_8));
        Path world = classes().resolve(FaultyFactory.class.getPackageName().replace('.', '/'));
        try (Stream<Path> paths = Files.list(world)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path ->
                            files.put(classes().relativize(path).toString().replace('\\', '/'), read(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Where the compiler put the tests. */
    private static Path classes() {
        try {
            return Path.of(FaultyFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

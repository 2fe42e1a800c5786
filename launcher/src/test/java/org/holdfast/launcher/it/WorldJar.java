package org.holdfast.launcher.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.launcher.it.keeper.KeeperFactory;
import org.holdfast.launcher.it.leaky.LeakyWorld;
import org.holdfast.launcher.it.tiny.TinyWorldFactory;

/** Module jars, made by the tests. Each takes the place of an older one by an atomic move, as a build should. */
final class WorldJar {
    private WorldJar() {}

    /** The real world, packed from its classes directory. */
    static void ofWorld(Path target) {
        Path classes = Launch.worldClasses();
        publish(target, jar -> {
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = classes.relativize(file).toString().replace('\\', '/');
                    add(jar, name, Files.readAllBytes(file));
                }
            }
        });
    }

    /** A tiny world that answers this to {@code marker}. */
    static void tiny(Path target, String version) {
        make(target, "version=" + version);
    }

    /** A tiny world that throws in {@code create} or {@code activate}. */
    static void failing(Path target, String place) {
        make(target, "version=failing", "fail=" + place);
    }

    /** A tiny world that waits at a {@link Gate} in {@code create} or {@code activate}. */
    static void gated(Path target, String version, String place, Gate gate) {
        make(target, "version=" + version, "gate=" + place, "port=" + gate.port());
    }

    /** A world that keeps notes, and writes documents of this version, 1 or 2. */
    static void keeper(Path target, int documents) {
        pack(
                target,
                KeeperFactory.class,
                List.of("KeeperFactory", "KeeperWorld", "Note"),
                "keeper.properties",
                "documents=" + documents);
    }

    /** A world that leaves behind what {@link LeakyWorld} can. */
    static void leaky(Path target, String leak) {
        pack(
                target,
                LeakyWorld.class,
                List.of("LeakyWorld", "LeakyWorld$Forgotten"),
                "leaky.properties",
                "leak=" + leak);
    }

    /** A tiny world whose {@code create} or {@code activate} takes so long. */
    static void slow(Path target, String version, String place, int millis) {
        make(target, "version=" + version, "hold=" + place, "millis=" + millis);
    }

    private static void make(Path target, String... properties) {
        pack(
                target,
                TinyWorldFactory.class,
                List.of("TinyWorld", "TinyWorldFactory"),
                "tiny.properties",
                String.join("\n", properties));
    }

    private static void pack(
            Path target,
            Class<? extends HostedModuleFactory> factory,
            List<String> classes,
            String propertiesFile,
            String properties) {
        publish(target, jar -> {
            for (String name : classes) {
                String resource = factory.getPackageName().replace('.', '/') + "/" + name + ".class";
                add(jar, resource, read(resource));
            }
            add(jar, "META-INF/services/" + HostedModuleFactory.class.getName(), bytes(factory.getName()));
            add(jar, propertiesFile, bytes(properties));
        });
    }

    /** What stands in a jar. */
    interface Content {
        void writeTo(JarOutputStream jar) throws IOException;
    }

    private static void publish(Path target, Content content) {
        publish(target, jar(content));
    }

    static byte[] jar(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out)) {
            content.writeTo(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a jar", e);
        }
        return out.toByteArray();
    }

    /** Whoever reads there finds the file before or this one. */
    static void publish(Path target, byte[] content) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Path fresh = target.resolveSibling(target.getFileName() + ".new");
            Files.write(fresh, content);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + target, e);
        }
    }

    static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = WorldJar.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path of the tests");
            }
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

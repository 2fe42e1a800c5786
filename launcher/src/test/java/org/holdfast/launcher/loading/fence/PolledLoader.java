package org.holdfast.launcher.loading.fence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Defines classes, with polls or without, as a generation's loader does. */
final class PolledLoader extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final boolean polls;
    private final Fencing fencing = new Fencing();

    PolledLoader(Map<String, byte[]> classes, boolean polls) {
        super("generation", ClassLoader.getPlatformClassLoader());
        this.classes = classes;
        this.polls = polls;
    }

    Fencing fencing() {
        return fencing;
    }

    FenceHandle fence() {
        return FenceHandle.of(this);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = fencing.classFiles().get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            bytes = polls ? fencing.withPolls(bytes) : bytes;
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Compiles one source file, in no package; all its classes by name. */
    static Map<String, byte[]> compile(String name, String source) {
        try {
            Path out = Files.createTempDirectory("polled");
            try {
                JavaFileObject unit =
                        new SimpleJavaFileObject(
                                URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return source;
                            }
                        };
                boolean compiled = ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                null,
                                List.of("-proc:none", "-g", "-d", out.toString()),
                                null,
                                List.of(unit))
                        .call();
                if (!compiled) {
                    throw new IllegalArgumentException("the test's source does not compile");
                }
                return read(out);
            } finally {
                delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(Path out) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        for (Path file : files(out)) {
            if (Files.isRegularFile(file)) {
                String name = file.getFileName().toString();
                classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void delete(Path out) throws IOException {
        List<Path> files = files(out);
        for (int i = files.size() - 1; i >= 0; i--) {
            Files.delete(files.get(i));
        }
    }

    private static List<Path> files(Path out) throws IOException {
        try (Stream<Path> walk = Files.walk(out)) {
            return new ArrayList<>(walk.toList());
        }
    }
}

package org.holdfast.launcher.loading;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.holdfast.api.HostedModule;

/**
 * A module compiled on the spot, into a classes directory. Its descriptor's version is whatever a Java expression says:
 * so a test asks loaded code a question.
 */
final class TinyModule {
    static final String FACTORY = "tiny.TinyFactory";

    private final Path classes;
    private final Map<String, String> sources = new TreeMap<>();

    private TinyModule(Path classes) {
        this.classes = classes;
    }

    /** A module in a directory to be, whose version is what the expression says. */
    static TinyModule answering(Path classes, String expression) throws IOException {
        return new TinyModule(classes)
                .with("tiny.Late", "package tiny; class Late { static String text() { return \"late\"; } }")
                .with("tiny.TinyFactory", """
                        package tiny;
                        import org.holdfast.api.*;
                        public class TinyFactory implements HostedModuleFactory {
                            public TinyFactory() {}
                            public ModuleDescriptor describe() {
                                return new ModuleDescriptor("tiny", answer(), java.util.Map.of(), java.time.Duration.ZERO);
                            }
                            public HostedModule create(ModuleContext context) {
                                throw new UnsupportedOperationException();
                            }
                            private static String answer() {
                                try {
                                    return String.valueOf(EXPRESSION);
                                } catch (Throwable e) {
                                    return e.toString();
                                }
                            }
                        }
                        """.replace("EXPRESSION", expression))
                .withFile(FactoryFinder.SERVICE, "# the factory\n" + FACTORY + "\n");
    }

    TinyModule with(String className, String source) {
        sources.put(className, source);
        return this;
    }

    TinyModule withFile(String path, String text) throws IOException {
        Path file = classes.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path compile() throws IOException {
        return compile(List.of());
    }

    /** Compiles against the api and nothing else. */
    Path compile(List<String> options) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(
                List.of("-proc:none", "-cp", origin(HostedModule.class).toString(), "-d", classes.toString()));
        all.addAll(options);
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        boolean compiled = compiler.getTask(null, null, null, all, null, units).call();
        if (!compiled) {
            throw new IOException("the test's module does not compile");
        }
        return classes;
    }

    static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            Files.walkFileTree(classes, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    zip.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                    zip.write(Files.readAllBytes(path));
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return jar;
    }

    static Path origin(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    static void deleteTree(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            walk.sorted((a, b) -> b.compareTo(a)).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

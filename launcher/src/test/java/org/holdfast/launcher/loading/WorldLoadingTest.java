package org.holdfast.launcher.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.Text;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class WorldLoadingTest {
    @TempDir
    Path temp;

    @Test
    void a_classes_directory_and_a_jar_of_it_are_the_same_code() throws Exception {
        TinyModule module = TinyModule.answering(temp.resolve("classes"), "Late.text()");
        Path classes = module.compile();
        ModuleImage fromClasses = loading(classes).read();
        module.withFile("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n").withFile("META-INF/maven/pom.xml", "");
        Path jar = TinyModule.jar(classes, temp.resolve("tiny.jar"));
        ModuleImage fromJar = loading(jar).read();

        assertThat(answer(classes)).isEqualTo("late");
        assertThat(answer(jar)).isEqualTo("late");
        assertThat(fromJar.fingerprint()).isEqualTo(fromClasses.fingerprint()).matches("[0-9a-f]{12}");
        assertThat(fromJar.source()).isEqualTo(jar.toString());
    }

    @Test
    void other_code_has_another_fingerprint() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();
        String before = loading(classes).read().fingerprint();

        TinyModule.answering(classes, "2").compile();

        assertThat(loading(classes).read().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void what_happens_to_the_jar_does_not_matter_to_a_loaded_module() throws Exception {
        Path classes =
                TinyModule.answering(temp.resolve("classes"), "Late.text()").compile();
        Path jar = TinyModule.jar(classes, temp.resolve("tiny.jar"));
        WorldLoading loading = loading(jar);
        ModuleImage image = loading.read();
        LoadedModule overwritten = loading.define(image, 1).check();
        LoadedModule truncated = loading.define(image, 2).check();

        Files.write(jar, new byte[(int) Files.size(jar)], StandardOpenOption.WRITE);
        assertThat(overwritten.factory().describe().version()).isEqualTo("late");
        Files.write(jar, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(truncated.factory().describe().version()).isEqualTo("late");
        assertThat(loading.define(image, 3).check().factory().describe().version())
                .isEqualTo("late");
    }

    @Test
    void what_happens_to_the_class_files_does_not_matter_to_a_loaded_module() throws Exception {
        Path classes =
                TinyModule.answering(temp.resolve("classes"), "Late.text()").compile();
        LoadedModule loaded = load(classes);

        TinyModule.deleteTree(classes);

        assertThat(loaded.factory().describe().version()).isEqualTo("late");
    }

    @Test
    void no_file_stays_open() throws Exception {
        Path openFiles = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(openFiles));
        Path classes =
                TinyModule.answering(temp.resolve("classes"), "Late.text()").compile();
        Path jar = TinyModule.jar(classes, temp.resolve("tiny.jar"));

        LoadedModule loaded = load(jar);

        assertThat(loaded.factory().describe().version()).isEqualTo("late");
        try (Stream<Path> open = Files.list(openFiles)) {
            assertThat(open.map(WorldLoadingTest::target)).doesNotContain(jar.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            org.holdfast.api.Text                       | true
            org.holdfast.api.message.FromModule         | true
            tiny.Late                                   | true
            javax.crypto.Cipher                         | true
            javax.xml.parsers.SAXParser                 | true
            java.net.http.HttpClient                    | true
            java.sql.Driver                             | false
            org.holdfast.proxy.host.ModuleLoading       | false
            org.holdfast.launcher.loading.WorldLoading  | false
            org.jboss.modules.Module                    | false
            io.netty.channel.Channel                    | false
            org.slf4j.Logger                            | false
            ch.qos.logback.classic.Logger               | false
            """)
    void a_module_sees_the_api_the_jdk_and_itself(String className, boolean visible) throws Exception {
        String expression = "Class.forName(\"" + className + "\").getName()";
        Path classes = TinyModule.answering(temp.resolve("classes"), expression).compile();

        assertThat(answer(classes))
                .isEqualTo(
                        visible
                                ? className
                                : "java.lang.ClassNotFoundException: " + className
                                        + " from [Module \"world#1\" from WorldLoader]");
    }

    @Test
    void a_module_shares_the_hosts_api_classes() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();

        assertThat(load(classes).loader().loadClass("org.holdfast.api.Text")).isSameAs(Text.class);
    }

    @Test
    void a_module_reads_its_own_resources_by_stream_and_by_url() throws Exception {
        String expression = "new String(TinyFactory.class.getResourceAsStream(\"/texts/a b#c.txt\").readAllBytes())"
                + " + new String(TinyFactory.class.getResource(\"/texts/a b#c.txt\").openStream().readAllBytes())";
        Path classes = TinyModule.answering(temp.resolve("classes"), expression)
                .withFile("texts/a b#c.txt", "own ")
                .compile();

        assertThat(answer(classes)).isEqualTo("own own ");
    }

    @Test
    void service_loading_finds_the_modules_own_providers_and_none_of_the_hosts() throws Exception {
        String expression =
                "java.util.ServiceLoader.load(Runnable.class).stream().map(p -> p.type().getName()).toList()"
                        + " + \" \" + java.util.ServiceLoader.load(System.LoggerFinder.class, TinyFactory.class.getClassLoader())"
                        + ".stream().map(p -> p.type().getName()).toList()";
        Path classes = TinyModule.answering(temp.resolve("classes"), expression)
                .with("tiny.Job", "package tiny; public class Job implements Runnable { public void run() {} }")
                .withFile("META-INF/services/java.lang.Runnable", "tiny.Job")
                .compile();
        LoadedModule loaded = load(classes);

        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loaded.loader());
        try {
            assertThat(loaded.factory().describe().version()).isEqualTo("[tiny.Job] []");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void each_generation_has_classes_of_its_own_under_its_own_name() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "TinyFactory.class.getClassLoader().getName()")
                .compile();
        WorldLoading loading = loading(classes);
        ModuleImage image = loading.read();

        LoadedModule first = loading.define(image, 7).check();
        LoadedModule second = loading.define(image, 8).check();
        LoadedModule secondAgain = loading.define(image, 8).check();

        assertThat(List.of(first, second, secondAgain))
                .extracting(loaded -> loaded.factory().describe().version())
                .containsExactly("world#7", "world#8", "world#8.2");
        assertThat(first.factory().getClass()).isNotSameAs(second.factory().getClass());
    }

    @Test
    void an_unloaded_module_is_gone_and_unloading_twice_does_nothing() throws Exception {
        LoadedModule loaded =
                load(TinyModule.answering(temp.resolve("classes"), "1").compile());

        loaded.unload();
        loaded.unload();

        assertThatIllegalStateException().isThrownBy(loaded::factory).withMessage("world#1 has been unloaded");
        assertThatIllegalStateException().isThrownBy(loaded::loader);
    }

    @Test
    void a_missing_path_is_named() {
        Path missing = temp.resolve("nowhere.jar");

        assertRefused(missing).hasMessage("there is no module at " + missing + "; build it, or name another place");
    }

    @Test
    void a_jar_without_its_end_is_refused() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();
        Path jar = TinyModule.jar(classes, temp.resolve("tiny.jar"));
        byte[] whole = Files.readAllBytes(jar);
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(jar, Arrays.copyOf(whole, length));

            assertRefused(jar).hasMessageContaining("cut off");
        }
    }

    @Test
    void a_damaged_entry_is_refused() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();
        Path jar = TinyModule.jar(classes, temp.resolve("tiny.jar"));
        byte[] bytes = Files.readAllBytes(jar);
        bytes[60] ^= 0x55;
        Files.write(jar, bytes);

        assertRefused(jar).hasMessageContaining(jar + " is damaged");
    }

    @Test
    void a_module_that_names_no_factory_is_refused() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();
        Files.delete(classes.resolve(FactoryFinder.SERVICE));

        assertRefused(classes).hasMessage(classes + " names no factory: it has no file " + FactoryFinder.SERVICE);
    }

    @Test
    void a_module_that_names_two_factories_is_refused() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .withFile(FactoryFinder.SERVICE, "a.B\nc.D # another")
                .compile();

        assertRefused(classes).hasMessageContaining("exactly one factory").hasMessageContaining("names 2");
    }

    @Test
    void a_factory_class_that_is_missing_is_named() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .withFile(FactoryFinder.SERVICE, "tiny.Nobody")
                .compile();

        assertRefused(classes).hasMessageContaining("tiny.Nobody").hasMessageContaining("is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public class X {}                                            | does not implement org.holdfast.api.HostedModuleFactory
            class X implements F {SAM}                                   | must be a public class
            public class X implements F { private X() {} SAM}            | has no public constructor without arguments
            public class X implements F { public X() { throw new IllegalStateException("boom"); } SAM} | constructor of tiny.X threw java.lang.IllegalStateException: boom (at world#1//tiny.X.<init>
            public class X implements F { static final int I = 1 / Integer.parseInt("0"); SAM} | static initialiser of tiny.X threw java.lang.ArithmeticException
            """)
    void an_unusable_factory_is_refused_with_the_reason(String source, String reason) throws Exception {
        String whole = "package tiny; "
                + source.replace("F", "org.holdfast.api.HostedModuleFactory").replace("SAM", """
                                public org.holdfast.api.ModuleDescriptor describe() { return null; }
                                public org.holdfast.api.HostedModule create(org.holdfast.api.ModuleContext c) { return null; }
                                """);
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .with("tiny.X", whole)
                .withFile(FactoryFinder.SERVICE, "tiny.X")
                .compile();

        assertRefused(classes).hasMessageContaining(reason).hasNoCause();
    }

    @Test
    void a_factory_compiled_against_another_api_is_refused_with_the_missing_class() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .with("org.holdfast.api.Future", "package org.holdfast.api; public class Future {}")
                .with("tiny.X", """
                        package tiny;
                        public class X extends TinyFactory {
                            static final Object NEEDED = new org.holdfast.api.Future();
                        }
                        """)
                .withFile(FactoryFinder.SERVICE, "tiny.X")
                .compile();
        TinyModule.deleteTree(classes.resolve("org"));

        assertRefused(classes)
                .hasMessage("the check of " + classes + " found a fault: class tiny.X, static initialiser, needs"
                        + " org.holdfast.api.Future, which this server's api does not have; compile it against this"
                        + " version");
    }

    @Test
    void a_module_that_packs_the_api_is_refused() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .with("org.holdfast.api.Text", "package org.holdfast.api; public class Text {}")
                .compile();

        assertRefused(classes).hasMessageContaining("org.holdfast.api.Text, a class of the api");
    }

    @Test
    void a_class_of_a_newer_java_is_named_with_the_version() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();
        Path late = classes.resolve("tiny/Late.class");
        byte[] bytes = Files.readAllBytes(late);
        bytes[6] = 0;
        bytes[7] = (byte) (44 + 99);
        Files.write(late, bytes);

        assertRefused(classes)
                .hasMessage("class tiny.Late was compiled for Java 99, but this server runs on Java "
                        + Runtime.version().feature() + ". Compile it with --release "
                        + Runtime.version().feature());
    }

    @Test
    void a_class_file_that_is_none_is_refused() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .withFile("tiny/Half.class", "")
                .compile();

        assertRefused(classes).hasMessageContaining("tiny/Half.class is no class file");
    }

    @Test
    void a_constructor_that_does_not_return_is_given_up() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .with("tiny.X", """
                        package tiny;
                        public class X extends TinyFactory {
                            public X() throws InterruptedException { synchronized (this) { wait(); } }
                        }
                        """)
                .withFile(FactoryFinder.SERVICE, "tiny.X")
                .compile();
        WorldLoading loading = new WorldLoading(new WorldSource(classes, temp), true, Duration.ofMillis(1));
        ModuleImage image = loading.read();

        assertThatThrownBy(() -> loading.define(image, 1).check())
                .isInstanceOf(ModuleLoadException.class)
                .hasMessage("the constructor of tiny.X did not return within 1 ms");
    }

    @Test
    void a_fenced_generation_answers_no_more_and_another_of_the_same_code_does() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();
        WorldLoading loading = loading(classes);
        ModuleImage image = loading.read();
        LoadedModule fenced = loading.define(image, 1).check();
        LoadedModule other = loading.define(image, 2).check();
        HostedModuleFactory factory = fenced.factory();

        fenced.unload();
        fenced.fence();

        assertThatThrownBy(factory::describe).isInstanceOf(Error.class).hasMessageContaining("has been fenced");
        assertThat(other.factory().describe().version()).isEqualTo("1");
    }

    @Test
    void without_polls_a_fence_does_nothing() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1").compile();
        WorldLoading loading = new WorldLoading(new WorldSource(classes, temp), false);
        LoadedModule loaded = loading.define(loading.read(), 1).check();

        loaded.fence();

        assertThat(loaded.factory().describe().version()).isEqualTo("1");
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Path path) {
        return assertThatThrownBy(() -> load(path)).isInstanceOf(ModuleLoadException.class);
    }

    private String answer(Path path) throws ModuleLoadException {
        return load(path).factory().describe().version();
    }

    private LoadedModule load(Path path) throws ModuleLoadException {
        WorldLoading loading = loading(path);
        return loading.define(loading.read(), 1).check();
    }

    private WorldLoading loading(Path path) {
        return new WorldLoading(new WorldSource(path, temp.resolve("data")));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}

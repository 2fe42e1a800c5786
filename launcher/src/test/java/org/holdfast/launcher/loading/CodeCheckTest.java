package org.holdfast.launcher.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodeCheckTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            System.exit(1)                                                    | System.exit, which would end the whole server
            Runtime.getRuntime().exit(1)                                      | Runtime.exit, which would end
            Runtime.getRuntime().halt(1)                                      | Runtime.halt, which would end
            System.loadLibrary("x")                                           | System.loadLibrary, which no second generation
            Runtime.getRuntime().load("x")                                    | Runtime.load, which no second generation
            Runtime.getRuntime().addShutdownHook(null)                        | Runtime.addShutdownHook, which would keep
            System.setOut(null)                                               | System.setOut, which changes the whole server
            System.setProperty("a", "b")                                      | System.setProperty, which changes
            java.util.Locale.setDefault(java.util.Locale.ROOT)                | Locale.setDefault, which changes
            Own.setDefaultUncaughtExceptionHandler(null)                      | Thread.setDefaultUncaughtExceptionHandler, which
            java.net.URL.setURLStreamHandlerFactory(null)                     | URL.setURLStreamHandlerFactory, which changes
            ((java.util.function.IntConsumer) System::exit).accept(1)         | System.exit, which would end
            """)
    void a_call_that_hurts_the_host_is_refused_where_it_stands(String call, String reason) throws Exception {
        TinyModule module = tiny().with("tiny.X", "package tiny; class X { void tick() { " + call + "; } }")
                .with("tiny.Own", "package tiny; class Own extends Thread {}");

        assertRefused(module.compile()).hasMessageContaining("class tiny.X, method tick calls " + reason);
    }

    @Test
    void a_call_that_hurts_the_host_is_refused_in_a_library_too() throws Exception {
        TinyModule module = tiny().with(
                        "lib.Tool",
                        "package lib; class Tool { public static void main(String[] a) { System.exit(0); } }");

        assertRefused(module.compile()).hasMessageContaining("class lib.Tool, method main calls System.exit");
    }

    @Test
    void a_static_field_that_can_be_set_is_refused() throws Exception {
        TinyModule module = tiny().with("tiny.X", "package tiny; class X { static int count; }");

        assertRefused(module.compile())
                .hasMessageEndingWith("found a fault: field tiny.X.count is static and not final, so a reload loses it;"
                        + " make it a field of an object that the module creates, or final");
    }

    @Test
    void what_compilers_add_is_no_fault_and_no_concern() throws Exception {
        TinyModule module = tiny().with(
                        "tiny.E", "package tiny; enum E { A, B { int f() { return 1; } }; int f() { return 0; } }")
                .with("tiny.X", """
                        package tiny;
                        class X {
                            static final String NAME = "x";
                            int f(E e) { assert e != null; switch (e) { case A: return 1; default: return 2; } }
                            record R(int a, String b) {}
                            Runnable lambda(String s) { return () -> s.length(); }
                            java.util.function.Supplier<Object> reference() { return X::new; }
                            String text(int i) { return "a" + i + new int[] {i}.clone().length; }
                        }
                        """);

        assertThat(load(module.compile()).warnings()).isEmpty();
    }

    @Test
    void the_tables_and_thread_locals_of_a_library_are_not_mentioned() throws Exception {
        TinyModule module = tiny().with("lib.X", """
                package lib;
                class X {
                    static final int[] TABLE = {1};
                    static final ThreadLocal<String> LOCAL = new ThreadLocal<>();
                }
                """);

        assertThat(load(module.compile()).warnings()).isEmpty();
    }

    @Test
    void the_static_of_a_library_is_a_warning() throws Exception {
        TinyModule module = tiny().with("lib.X", "package lib; class X { static int count; }");

        assertThat(load(module.compile()).warnings())
                .singleElement()
                .asString()
                .startsWith("non-final static fields of bundled libraries")
                .endsWith(": lib.X.count");
    }

    @Test
    void statics_that_may_hold_state_are_warned_about() throws Exception {
        TinyModule module = tiny().with("tiny.X", """
                package tiny;
                import java.util.*;
                import java.util.stream.*;
                class X {
                    static final int[] TABLE = {1};
                    static final List<String> FIXED = List.of("a");
                    static final Map<String, String> WRAPPED = Collections.unmodifiableMap(new HashMap<>());
                    static final List<String> COLLECTED = Stream.of("a").toList();
                    static final Set<String> SET = Stream.of("a").collect(Collectors.toUnmodifiableSet());
                    static final List<String> ALIAS = FIXED;
                    static final Map<String, String> CACHE = new HashMap<>();
                    static final EnumMap<Thread.State, String> STATES = new EnumMap<>(Thread.State.class);
                    static final Set<String> MADE = Stream.of("a").collect(Collectors.toSet());
                    static final java.util.concurrent.atomic.AtomicLong NEXT = new java.util.concurrent.atomic.AtomicLong();
                    static final ThreadLocal<String> LOCAL = ThreadLocal.withInitial(() -> "");
                }
                """);

        assertThat(load(module.compile()).warnings())
                .satisfiesExactly(
                        arrays -> assertThat(arrays).startsWith("static arrays").endsWith(": tiny.X.TABLE"),
                        collections -> assertThat(collections)
                                .startsWith("static collections")
                                .endsWith(": tiny.X.CACHE, tiny.X.MADE, tiny.X.STATES"),
                        atomics -> assertThat(atomics).endsWith(": tiny.X.NEXT"),
                        locals -> assertThat(locals).endsWith(": tiny.X (ThreadLocal.withInitial)"));
    }

    @Test
    void threads_and_waits_are_warned_about() throws Exception {
        TinyModule module = tiny().with("tiny.X", """
                package tiny;
                class X {
                    void f() throws Exception {
                        new Thread(() -> {}).start();
                        Thread.sleep(1);
                        java.util.concurrent.CompletableFuture.runAsync(() -> {});
                        new java.util.ArrayList<String>().parallelStream();
                    }
                }
                """);

        assertThat(load(module.compile()).warnings())
                .satisfiesExactly(
                        threads -> assertThat(threads).startsWith("threads or executors"),
                        pool -> assertThat(pool)
                                .endsWith(": tiny.X (Collection.parallelStream), tiny.X (CompletableFuture.runAsync)"),
                        waits -> assertThat(waits).endsWith(": tiny.X (Thread.sleep)"));
    }

    @Test
    void many_places_of_one_concern_are_one_line() throws Exception {
        StringBuilder source = new StringBuilder("package tiny; class X {");
        for (int i = 1; i <= 9; i++) {
            source.append("static final int[] A").append(i).append(" = {};");
        }
        TinyModule module = tiny().with("tiny.X", source.append("}").toString());

        assertThat(load(module.compile()).warnings())
                .singleElement()
                .asString()
                .endsWith(": tiny.X.A1, tiny.X.A2, tiny.X.A3, tiny.X.A4 and 5 more");
    }

    @Test
    void many_faults_are_counted_and_the_first_named() throws Exception {
        TinyModule module = tiny().with("tiny.X", "package tiny; class X { static int a, b, c, d, e; }");

        assertRefused(module.compile())
                .hasMessageContaining("found 5 faults: field tiny.X.a is")
                .hasMessageContaining("tiny.X.c")
                .hasMessageEndingWith("; and 2 more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class Y { static void f() {} }              | class Y {}                | Y.f()             | class tiny.X, method m, needs method tiny.Y.f, which is neither
            class Y { int i; }                          | class Y {}                | new Y().i++       | class tiny.X, method m, needs field tiny.Y.i, which is neither
            class Y { Y(int i) {} }                     | class Y {}                | new Y(1)          | needs method tiny.Y.constructor, which
            interface Y { void f(); }                   | interface Y { void f(); void g(); } | Y y = new Y() { public void f() {} } | class tiny.X$1 does not implement tiny.Y.g; compile all of it again
            class Y {}                                  | final class Y {}          | new Y() {}        | class tiny.X$1 cannot be linked (
            """)
    void classes_that_do_not_fit_each_other_are_refused(String then, String now, String use, String reason)
            throws Exception {
        Path classes = tiny().with("tiny.Y", "package tiny; " + then)
                .with("tiny.X", "package tiny; class X { void m() { " + use + "; } }")
                .compile();
        TinyModule.answering(classes, "1")
                .with("tiny.Y", "package tiny; " + now)
                .compile();

        assertRefused(classes).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class X extends Y {}                                     | class tiny.X, needs tiny.Y, which is neither in the module
            class X { void m(Object o) { Y y = (Y) o; } }            | class tiny.X, method m, needs tiny.Y, which
            class X { void m() { Object o = new Y[1]; } }            | class tiny.X, method m, needs tiny.Y, which
            class X { java.util.function.Supplier<Y> s() { return Y::new; } } | method s, needs tiny.Y, which
            class X { void m() { try { m(); } catch (Y e) {} } }     | method m, needs tiny.Y, which
            class X { X(Y y) {} }                                    | class tiny.X cannot be linked (NoClassDefFoundError: tiny/Y)
            """)
    void a_missing_class_is_named_with_who_needs_it(String source, String reason) throws Exception {
        Path classes = missingY("tiny.X", "package tiny; " + source);

        assertRefused(classes).hasMessageContaining(reason);
    }

    @Test
    void what_a_library_lacks_is_a_warning() throws Exception {
        Path classes = missingY("lib.X", "package lib; class X extends tiny.Y { void m() { new tiny.Y(); } }");

        assertThat(load(classes).warnings())
                .singleElement()
                .asString()
                .startsWith("classes of bundled libraries that lack something")
                .endsWith(": lib.X needs tiny.Y");
    }

    @Test
    void code_outside_the_jdk_modules_that_a_module_sees_is_missing() throws Exception {
        TinyModule module =
                tiny().with("tiny.X", "package tiny; class X { Object o() { return new javax.swing.JLabel(); } }");

        assertRefused(module.compile())
                .hasMessageEndingWith(
                        "class tiny.X, method o, needs javax.swing.JLabel, which is neither in the module, nor"
                                + " in the api, nor in the JDK modules that it sees");
    }

    @Test
    void every_class_is_verified() throws Exception {
        Path classes = tiny().compile();
        Files.write(classes.resolve("tiny/Bad.class"), notVerifiable());

        assertRefused(classes).hasMessageContaining("class tiny.Bad cannot be linked (VerifyError: ");
    }

    @Test
    void a_class_file_that_is_cut_off_is_refused() throws Exception {
        Path classes = tiny().compile();
        byte[] whole = Files.readAllBytes(classes.resolve("tiny/Late.class"));
        Files.write(classes.resolve("tiny/Late.class"), Arrays.copyOf(whole, whole.length / 2));

        assertRefused(classes).hasMessageContaining("class tiny.Late cannot be read");
    }

    @Test
    void nothing_is_initialised() throws Exception {
        TinyModule module = tiny().with("tiny.X", """
                package tiny;
                class X { static final Object FAILS = java.util.Objects.requireNonNull(null); }
                """);

        assertThat(load(module.compile()).factory().describe().version()).isEqualTo("1");
    }

    @Test
    void the_same_code_is_not_checked_again() throws Exception {
        Path classes = tiny().with("tiny.X", "package tiny; class X { static final int[] A = {}; }")
                .compile();
        WorldLoading loading = new WorldLoading(new WorldSource(classes, temp));
        ModuleImage image = loading.read();

        List<String> first = loading.define(image, 1).check().warnings();

        assertThat(first).hasSize(1);
        assertThat(loading.define(loading.read(), 2).check().warnings()).isSameAs(first);
    }

    private Path missingY(String name, String source) throws IOException {
        Path classes = tiny().with("tiny.Y", "package tiny; public class Y extends RuntimeException {}")
                .with(name, source)
                .compile();
        Files.delete(classes.resolve("tiny/Y.class"));
        return classes;
    }

    /** {@code static int f()} that returns without a value on the stack. */
    private static byte[] notVerifiable() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_SUPER, "tiny/Bad", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "f", "()I", null, null);
        method.visitCode();
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }

    private TinyModule tiny() throws IOException {
        return TinyModule.answering(temp.resolve("classes"), "1");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path classes) {
        return assertThatThrownBy(() -> load(classes)).isInstanceOf(ModuleLoadException.class);
    }

    private static LoadedModule load(Path classes) throws ModuleLoadException {
        WorldLoading loading = new WorldLoading(new WorldSource(classes, classes));
        return loading.define(loading.read(), 1).check();
    }
}

package org.holdfast.launcher;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.api.HostedModule;
import org.holdfast.proxy.host.ModuleLoading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Imports go one way: api -> JDK; world -> api; proxy-core -> api; launcher -> api, proxy-core. */
class ArchitectureTest {
    private static final String API = "org.holdfast.api..";
    private static final String PROXY = "org.holdfast.proxy..";
    private static final String WORLD = "org.holdfast.world..";
    private static final String LAUNCHER = "org.holdfast.launcher..";
    private static final String[] JDK = {"java..", "javax.."};

    /** The world is no dependency of ours; its classes are read as files, where they have been compiled. */
    private static final Path WORLD_CLASSES = Path.of("..", "world-module", "target", "classes");

    private static final JavaClasses CLASSES = importAll();

    @Test
    void every_module_has_been_looked_at() {
        assertThat(CLASSES).anyMatch(resideInAPackage(API)).anyMatch(resideInAPackage(PROXY));
        if (Files.isDirectory(WORLD_CLASSES.resolve("org"))) {
            assertThat(CLASSES).anyMatch(resideInAPackage(WORLD));
        }
    }

    @Test
    void the_api_uses_the_jdk_alone() {
        check(in(API).should().onlyDependOnClassesThat().resideInAnyPackage(with(JDK, API)));
    }

    @Test
    void the_world_uses_the_api_and_its_own_libraries() {
        check(in(WORLD)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(with(JDK, API, WORLD))
                        .or(not(resideInAPackage("org.holdfast..")).and(notOfTheHost()))));
    }

    @Test
    void the_proxy_knows_neither_the_world_nor_the_launcher_nor_jboss_modules() {
        check(noneIn(PROXY).should().dependOnClassesThat().resideInAnyPackage(WORLD, LAUNCHER, "org.jboss.modules.."));
    }

    @Test
    void the_launcher_never_sees_the_world() {
        check(noneIn(LAUNCHER).should().dependOnClassesThat().resideInAPackage(WORLD));
    }

    @Test
    void only_the_loading_package_uses_jboss_modules() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.holdfast.launcher.loading..", "org.jboss..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jboss.modules.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"telnet", "render"})
    void a_codec_knows_nothing_of_ours_but_the_api(String name) {
        String itself = "org.holdfast.proxy." + name + "..";
        check(in(itself)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.holdfast..")).or(resideInAnyPackage(itself, API))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "backup", "account", "host", "net", "web", "mail"})
    void a_part_of_the_proxy_declares_what_it_needs_instead_of_importing_another_part(String name) {
        List<String> others = new ArrayList<>();
        for (String other :
                new String[] {"store", "backup", "account", "host", "heap", "net", "web", "mail", "session"}) {
            if (!other.equals(name)) {
                others.add("org.holdfast.proxy." + other + "..");
            }
        }
        check(noneIn("org.holdfast.proxy." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(new String[0])));
    }

    @Test
    void the_search_of_the_heap_runs_on_the_jdk_alone() {
        String itself = "org.holdfast.proxy.heap..";
        check(in(itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(JDK, itself, "com.sun.management..", "org.jspecify..")));
    }

    @Test
    void only_a_session_touches_both_sockets_and_messages() {
        check(noClasses()
                .that()
                .resideInAPackage("org.holdfast..")
                .and()
                .resideOutsideOfPackage("org.holdfast.proxy.session..")
                .and(dependOn("io.netty.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.holdfast.api.message.."));
    }

    @Test
    void nothing_below_imports_what_wires_it() {
        check(noClasses()
                .that()
                .resideInAPackage("org.holdfast.proxy.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.holdfast.proxy"));
    }

    @Test
    void mapdb_belongs_to_the_store() {
        check(noClasses()
                .that()
                .resideInAPackage("org.holdfast..")
                .and()
                .resideOutsideOfPackage("org.holdfast.proxy.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mapdb.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.holdfast.api", "org.holdfast.proxy", "org.holdfast.world", "org.holdfast.launcher"})
    void packages_have_no_cycles(String root) {
        check(slices().matching(root + ".(**)").should().beFreeOfCycles());
    }

    private static DescribedPredicate<JavaClass> dependOn(String packages) {
        return DescribedPredicate.describe(
                "depend on " + packages,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> resideInAPackage(packages).test(dependency.getTargetClass())));
    }

    private static DescribedPredicate<JavaClass> notOfTheHost() {
        return not(resideInAnyPackage(
                "io.netty..", "org.mapdb..", "org.jboss..", "org.slf4j..", "ch.qos.logback..", "org.bouncycastle.."));
    }

    private static GivenClassesConjunction in(String packages) {
        return classes().that().resideInAPackage(packages);
    }

    private static GivenClassesConjunction noneIn(String packages) {
        return noClasses().that().resideInAPackage(packages);
    }

    /** Packages may still be empty, or not be compiled. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    /** Our modules are directories in a build that stops at the tests, and jars in one that goes on. */
    private static JavaClasses importAll() {
        Set<Location> places = new HashSet<>();
        for (Class<?> one : List.of(HostedModule.class, ModuleLoading.class, Main.class)) {
            places.add(Location.of(one.getProtectionDomain().getCodeSource().getLocation()));
        }
        if (Files.isDirectory(WORLD_CLASSES)) {
            places.add(Location.of(WORLD_CLASSES));
        }
        return new ClassFileImporter().importLocations(places);
    }
}

package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.api.Doc;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.proxy.host.FakeLoading.CannotLoad;
import org.holdfast.proxy.host.FakeLoading.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.key;

/** A swap that fails, at whichever step, changes nothing and says why. */
class SwapFailureTest {
    private final Rig rig = new Rig(Rig.answering("old"));

    @BeforeEach
    void start() {
        rig.mustReload();
        rig.type(1, "");
        rig.awaitIdle();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** What is wrong with the new code, and what is said of it. */
    record Fault(String name, String reason, Breaking breaking) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Makes the next reload fail. */
    interface Breaking {
        void breakIt(Rig rig, Script next);
    }

    private static ModuleDescriptor namespaces(Map<String, Integer> namespaces) {
        return new ModuleDescriptor("world", "2", namespaces, Duration.ZERO);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(
                        "reading",
                        "world.jar is damaged",
                        (rig, next) -> rig.loading.file = () -> {
                            throw new CannotLoad("world.jar is damaged");
                        }),
                new Fault("reading, by a fault of the host", "the host failed; see its log", (rig, next) -> {
                    rig.loading.file = () -> {
                        throw new IllegalStateException("hm");
                    };
                }),
                new Fault(
                        "loading",
                        "it names no factory",
                        (rig, next) -> rig.loading.file = () -> new Code("bad", () -> {
                            throw new CannotLoad("it names no factory");
                        })),
                new Fault(
                        "the factory",
                        "failed to pass the check (java.lang.ExceptionInInitializerError",
                        (rig, next) -> rig.loading.file = () -> new Code("bad", () -> {
                            throw new ExceptionInInitializerError("static");
                        })),
                new Fault("describing", "(java.lang.IllegalStateException: who am I)", (rig, next) -> {
                    next.describe = () -> {
                        throw new IllegalStateException("who am I");
                    };
                }),
                new Fault("a reserved namespace", "namespace 'account', which belongs to the host", (rig, next) -> {
                    next.describe = () -> namespaces(Map.of("thing", 1, "account", 1));
                }),
                new Fault("creating", "(java.lang.NoClassDefFoundError: org/example/Gone)", (rig, next) -> {
                    next.create = context -> {
                        throw new NoClassDefFoundError("org/example/Gone");
                    };
                }),
                new Fault(
                        "loading a record",
                        "could not load record thing/a (java.lang.IllegalStateException: odd)",
                        (rig, next) -> {
                            next.load = record -> {
                                throw new IllegalStateException("odd");
                            };
                        }),
                new Fault("a newer record", "record thing/new has document version 2, which is newer", (rig, next) -> {
                    rig.records.given(new StoredRecord(key("new"), 2, Doc.Obj.EMPTY));
                }),
                new Fault("a change", "could not take in a change of record thing/a", (rig, next) -> {
                    next.load = record -> {
                        long before = rig.records.position();
                        rig.type(2, "");
                        await().atMost(Rig.SOON).until(() -> rig.records.position() > before);
                    };
                    next.apply = change -> {
                        throw new IllegalStateException();
                    };
                }),
                new Fault("activating", "failed to begin to serve (java.lang.StackOverflowError)", (rig, next) -> {
                    next.activate = (activation, turn) -> {
                        turn.tell(NOVA, Text.plain("never shown"));
                        throw new StackOverflowError();
                    };
                }),
                new Fault("a foreign namespace", "record room/1 is not this module's", (rig, next) -> {
                    next.activate = (activation, turn) ->
                            turn.put(new StoredRecord(new RecordKey("room", "1"), 1, Doc.Obj.EMPTY));
                }));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theOldOneGoesOn(Fault fault) {
        Script next = Rig.answering("new");
        rig.write("new", next);
        fault.breaking.breakIt(rig, next);

        SwapResult result = rig.reload();

        assertThat(result).isInstanceOfSatisfying(SwapResult.Failed.class, failed -> {
            assertThat(failed.reason()).contains(fault.reason).doesNotContain("\n", "never shown");
            assertThat(failed.running()).isEqualTo(1);
        });
        rig.type(3, "");
        rig.awaitIdle();
        assertThat(rig.lines()).contains("old 1", "old 3").doesNotContain("never shown");
        assertThat(rig.lines()).allMatch(line -> line.startsWith("old"));
        assertThat(rig.told).containsExactly("live 1");
        assertThat(rig.host.liveGeneration()).hasValue(1);
        await().atMost(Rig.SOON)
                .untilAsserted(() -> assertThat(rig.records.openScans()).isZero());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theNextReloadIsNotHurt(Fault fault) {
        Script bad = Rig.answering("bad");
        rig.write("bad", bad);
        fault.breaking.breakIt(rig, bad);
        rig.reload();

        Script good = Rig.answering("good");
        good.describe = () -> namespaces(Map.of("thing", 2));
        rig.write("good", good);
        assertThat(rig.reload())
                .isInstanceOfSatisfying(
                        SwapResult.Reloaded.class,
                        done -> assertThat(done.generation()).isEqualTo(2));
        rig.type(4, "");
        rig.awaitIdle();
        assertThat(rig.lines()).endsWith("good 4");
    }

    @Test
    void theStoreRefusesTheTakingOver() {
        rig.write("new", Rig.answering("new"));
        rig.records.breakWith(new IllegalStateException("the disk is full"));
        assertThat(rig.reload()).isEqualTo(new SwapResult.Failed("the host failed; see its log", 1));

        rig.records.breakWith(null);
        rig.type(2, "");
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("old 1", "old 2");
        assertThat(rig.host.liveGeneration()).hasValue(1);
        rig.mustReload();
        rig.type(3, "");
        rig.awaitIdle();
        assertThat(rig.lines()).endsWith("new 3");
    }

    @Test
    void whatWasLoadedForNothingIsLetGoOfAndNotRetired() {
        Script next = Rig.answering("new");
        next.activate = (activation, turn) -> {
            throw new IllegalStateException();
        };
        next.retire = () -> rig.told.add("retired");
        rig.write("new", next);
        rig.reload();
        await().atMost(Rig.SOON)
                .untilAsserted(() -> assertThat(rig.loading.unloaded).containsExactly(2));
        assertThat(rig.told).containsExactly("live 1");
    }
}

package org.holdfast.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What the small types of the contract accept and refuse. */
class ContractTypesTest {
    private static final ModuleDescriptor WORLD =
            new ModuleDescriptor("world", "1.2", Map.of("thing", 1), Duration.ZERO);

    @ParameterizedTest
    @ValueSource(strings = {"a", "world", "combat-2", "a2345678901234567890123456789012"})
    void aNameIsLowerCaseAndShort(String name) {
        assertThatNoException().isThrownBy(() -> {
            new ModuleDescriptor(name, "1", Map.of(name, 1), Duration.ZERO);
            new RecordKey(name, "1");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "1a",
                "-a",
                "a b",
                "a/b",
                "wörld",
                "a\n",
                "a_b",
                "a.b",
                "a23456789012345678901234567890123"
            })
    void otherNamesAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModuleDescriptor(name, "1", Map.of(), Duration.ZERO))
                .withMessageContaining("is not the name of a module");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModuleDescriptor("world", "1", Map.of(name, 1), Duration.ZERO))
                .withMessageContaining("is not the name of a namespace");
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordKey(name, "1"));
    }

    @Test
    void documentVersionsCountFromOne() {
        RecordKey key = new RecordKey("thing", "1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModuleDescriptor("world", "1", Map.of("thing", 0), Duration.ZERO))
                .withMessageContaining("'thing'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoredRecord(key, 0, Doc.Obj.EMPTY))
                .withMessageContaining("thing/1");
        assertThat(new StoredRecord(key, 1, Doc.Obj.EMPTY).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0.000999999S", "PT24H0.000000001S", "PT2562047788015215H"})
    void aTickThatNoTimerCanKeepIsRefused(String tick) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModuleDescriptor("world", "1", Map.of(), Duration.parse(tick)))
                .withMessageContaining("tick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.001S", "PT1S", "PT24H"})
    void aTickIsAMillisecondToADayOrNever(String tick) {
        assertThat(new ModuleDescriptor("world", "1", Map.of(), Duration.parse(tick)).tick())
                .isEqualTo(Duration.parse(tick));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a/b", "Ünder", "😀", " ", "..", "a:b"})
    void theIdOfARecordIsFree(String id) {
        assertThat(new RecordKey("thing", id)).hasToString("thing/" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u0000", "\u007f", "\u009b31m", "\ud83d", "\ude00x"})
    void theIdOfARecordIsPrintableAndWellFormed(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordKey("thing", id));
    }

    @Test
    void theIdOfARecordIsShort() {
        assertThat(new RecordKey("thing", "x".repeat(RecordKey.MAX_ID)).id()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordKey("thing", "x".repeat(RecordKey.MAX_ID + 1)))
                .withMessageContaining("not 201");
    }

    @Test
    void keysAreOrderedByNamespaceThenId() {
        RecordKey first = new RecordKey("a", "z");
        RecordKey second = new RecordKey("a-b", "a");
        RecordKey third = new RecordKey("b", "10");
        RecordKey fourth = new RecordKey("b", "9");
        assertThat(new TreeSet<>(List.of(fourth, second, third, first))).containsExactly(first, second, third, fourth);
    }

    @Test
    void whatWasHandedInMayChangeAfterwards() {
        Map<String, Integer> namespaces = new HashMap<>(Map.of("thing", 1));
        Set<String> permissions = new HashSet<>(Set.of(Permissions.BUILD));
        Set<String> packages = new HashSet<>(Set.of("room.info"));
        ModuleDescriptor descriptor = new ModuleDescriptor("world", "1", namespaces, Duration.ZERO);
        ClientInfo client = new ClientInfo("x", 80, 24, false, packages, false);
        SessionInfo session = new SessionInfo(SessionId.random(), "a", "c", "Nova", permissions, client, 1);
        List<SessionInfo> sessions = new ArrayList<>(List.of(session));
        Activation activation = new Activation(sessions);

        namespaces.clear();
        permissions.add(Permissions.ADMINISTER);
        packages.clear();
        sessions.clear();

        assertThat(descriptor.namespaces()).containsOnlyKeys("thing");
        assertThat(session.may(Permissions.BUILD)).isTrue();
        assertThat(session.may(Permissions.ADMINISTER)).isFalse();
        assertThat(client.dataPackages()).containsExactly("room.info");
        assertThat(activation.sessions()).containsExactly(session);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> WORLD.namespaces().clear());
    }

    @Test
    void whoWantsAPackageWantsWhatIsInIt() {
        ClientInfo client = new ClientInfo("x", 80, 24, false, Set.of("room", "char.vitals"), false);

        assertThat(List.of("Room", "room.info", "ROOM.Info.Exits", "Char.Vitals", "char.vitals.hp"))
                .allMatch(client::wants);
        assertThat(List.of("Rooms", "Char", "Char.Name", "Char.VitalsX", "", ".", "x.room"))
                .noneMatch(client::wants);
        assertThat(ClientInfo.UNKNOWN.wants("Room")).isFalse();
    }

    @Test
    void countsAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientInfo("x", -1, 0, false, Set.of(), false));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientInfo("x", 0, -1, false, Set.of(), false));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new SessionInfo(SessionId.random(), "a", "c", "Nova", Set.of(), ClientInfo.UNKNOWN, -1));
        assertThat(new SessionInfo(SessionId.random(), "a", "c", "Nova", Set.of(), ClientInfo.UNKNOWN, 0).connections())
                .isZero();
    }

    @Test
    void sessionIdsAreNotRepeated() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> SessionId.random())).doesNotHaveDuplicates();
    }
}

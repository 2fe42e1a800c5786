package org.holdfast.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A world made from the records of another is that world. */
class ReloadTest {
    /** Who types what; {@code +} comes in and {@code -} leaves. */
    private static final List<String> SESSION = List.of(
            "Nova look",
            "Orm say hello",
            "Nova get red",
            "Orm n",
            "Orm get coin",
            "Nova @dig The Cellar",
            "Nova @open down=The Cellar",
            "Nova @describe The Cellar=Cold.",
            "+Ada",
            "Nova down",
            "Nova @open up=#1",
            "Ada down",
            "Ada 'is anybody there?",
            "Nova @set here=dark:{\"since\": [1, true]}",
            "Nova drop red",
            "Ada look",
            "Ada get red",
            "-Ada",
            "Nova look",
            "Orm drop coin",
            "Orm s",
            "Orm d",
            "Orm iron door",
            "Nova @teleport coin=here",
            "Nova @teleport #11=here",
            "+Ada",
            "Ada i",
            "Ada who",
            "Nova @examine here",
            "Nova @examine me",
            "Nova frobnicate",
            "Orm u",
            "Orm look",
            "-Orm",
            "Ada up",
            "Ada look");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atEveryStepChangesNoAnswer(long seed) {
        Random random = new Random(seed);
        TestHost steady = TestHost.withNovaAndOrm(TestContent.small());
        TestHost reloaded = TestHost.withNovaAndOrm(TestContent.small());
        for (String step : SESSION) {
            Output swap = reloaded.reload(random);
            assertThat(swap.messages()).as("a swap says nothing").isEmpty();
            assertThat(swap.changed()).as("a swap changes nothing").isEmpty();

            Output expected = run(steady, step);
            Output actual = run(reloaded, step);
            assertThat(actual).as(step).isEqualTo(expected);
            assertThat(reloaded.records()).as(step).isEqualTo(steady.records());
        }
        assertThat(reloaded.generation()).isEqualTo(SESSION.size() + 1);
    }

    private static Output run(TestHost host, String step) {
        if (step.startsWith("+")) {
            return host.open(TestHost.session(step.substring(1)));
        }
        if (step.startsWith("-")) {
            return host.close(step.substring(1));
        }
        String[] typed = step.split(" ", 2);
        return host.type(typed[0], typed[1]);
    }

    @Test
    void theAnswersCanBeSeen() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        Random random = new Random(0);
        host.type("Nova", "@set me=counter:41");
        host.reload(random);
        assertThat(host.type("Nova", "@examine me").seenBy("Nova")).contains("counter: 41");
        assertThat(host.type("Nova", "who").seenBy("Nova")).containsExactly("Nova", "Orm", "> ");
        assertThat(host.type("Nova", "version").seenBy("Nova").get(0)).endsWith("generation 2.");
    }

    @Test
    void linkDeathIsKnownToTheNextGeneration() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        SessionInfo orm = TestHost.session("Orm");
        SessionInfo linkDead = new SessionInfo(
                orm.id(), orm.account(), orm.character(), orm.name(), orm.permissions(), ClientInfo.UNKNOWN, 0);
        assertThat(host.change(linkDead).messages()).isEmpty();
        assertThat(host.type("Nova", "look").seenBy("Nova")).contains("Orm is here, staring at nothing.");
        host.reload(new Random(0));
        assertThat(host.type("Nova", "look").seenBy("Nova")).contains("Orm is here, staring at nothing.");

        Output resumed = host.handle(new ToModule.SessionResumed(orm)).orElseThrow();
        assertThat(resumed.seenBy("Orm")).startsWith("The Quay").endsWith("> ");
        assertThat(resumed.seenBy("Nova")).isEmpty();
        assertThat(host.type("Nova", "look").seenBy("Nova")).contains("Orm is here.");
    }

    @Test
    void aCharacterKeepsItsBodyWhenItsNameChanges() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        host.type("Orm", "get red");
        SessionInfo orm = TestHost.session("Orm");
        host.change(new SessionInfo(
                orm.id(), orm.account(), orm.character(), "Orma", orm.permissions(), ClientInfo.UNKNOWN, 1));
        assertThat(host.type("Orm", "i").seenBy("Orm")).startsWith("You carry a red buoy.");
        assertThat(host.type("Nova", "look").seenBy("Nova")).contains("Orma is here.");
    }

    @Test
    void twoSessionsOfOneCharacterShareItsBody() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        SessionInfo orm = TestHost.session("Orm");
        SessionInfo second = new SessionInfo(
                TestHost.session("second").id(),
                orm.account(),
                orm.character(),
                orm.name(),
                orm.permissions(),
                ClientInfo.UNKNOWN,
                1);
        assertThat(host.open(second).seenBy("Nova")).isEmpty();
        assertThat(host.type("Nova", "who").seenBy("Nova")).containsExactly("Nova", "Orm", "> ");
        assertThat(host.type("Orm", "say hi").seenBy("second")).containsExactly("You say, \"hi\"");
        assertThat(host.close("Orm").messages()).isEmpty();
        assertThat(host.close("second").seenBy("Nova")).containsExactly("Orm leaves the game.");
    }

    @Test
    void changesAreAppliedAsOftenAsTheyCome() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        List<StoredRecord> before = List.copyOf(host.records());
        host.type("Nova", "@dig The Cellar");
        host.type("Nova", "@open down=#16");
        host.type("Nova", "get red");
        host.type("Nova", "down");
        HostedModule late = host.world();
        for (int times = 0; times < 2; times++) {
            before.forEach(record -> late.apply(new RecordChange.Put(record)));
            host.records().forEach(record -> late.apply(new RecordChange.Put(record)));
        }
        RecordKey cellar = new RecordKey("thing", "#16");
        assertThat(host.type("Nova", "look").seenBy("Nova")).containsExactly("The Cellar", "Exits: none", "> ");

        late.apply(new RecordChange.Delete(cellar));
        late.apply(new RecordChange.Delete(cellar));
        assertThat(host.type("Nova", "look").seenBy("Nova")).startsWith("The Quay");
        late.apply(new RecordChange.Delete(new RecordKey("world", "globals")));
        assertThat(host.type("Nova", "look").seenBy("Nova")).startsWith("The Quay");
    }

    @Test
    void recordsThatMakeNoSenseAreRefusedByName() {
        HostedModule world = new TestHost(TestContent.small()).world();
        Doc.Obj room = Doc.object().put("kind", "room").put("name", "x").build();
        RecordKey one = new RecordKey("thing", "#1");
        assertThatThrownBy(() -> world.load(new StoredRecord(one, 3, room)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thing/#1")
                .hasMessageContaining("version 3");
        assertThatThrownBy(() -> world.load(new StoredRecord(one, 1, Doc.Obj.EMPTY)))
                .hasMessageContaining("thing/#1")
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> world.load(new StoredRecord(new RecordKey("thing", "12"), 1, room)))
                .hasMessageContaining("thing/12");
        assertThatThrownBy(() -> world.load(new StoredRecord(new RecordKey("mail", "1"), 1, room)))
                .hasMessageContaining("mail/1");
        assertThatThrownBy(() -> world.load(new StoredRecord(new RecordKey("world", "globals"), 1, Doc.Obj.EMPTY)))
                .hasMessageContaining("next");
    }

    @Test
    void otherModulesAreToldThatTheWorldAnswersNoCalls() {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        assertThat(host.handle(new ToModule.Called("mail", 7, Doc.Obj.EMPTY))
                        .orElseThrow()
                        .messages())
                .containsExactly(new FromModule.Answer(
                        "mail",
                        7,
                        Doc.object().put("error", "the world answers no calls").build()));
        List<ToModule> others = List.of(
                new ToModule.Tick(),
                new ToModule.Woken("x", Instant.EPOCH),
                new ToModule.Sent("mail", Doc.Obj.EMPTY),
                new ToModule.Reply(1, Doc.Obj.EMPTY),
                new ToModule.CallFailed(1, "x"),
                new ToModule.ClientData(TestHost.session("Nova").id(), "core.hello", Doc.Obj.EMPTY));
        for (ToModule message : others) {
            Output output = host.handle(message).orElseThrow();
            assertThat(output.messages()).isEmpty();
            assertThat(output.changed()).isEmpty();
        }
    }

    @Test
    void theHostFindsTheFactoryByItsService() {
        var descriptor = ServiceLoader.load(HostedModuleFactory.class)
                .findFirst()
                .orElseThrow()
                .describe();
        assertThat(descriptor.name()).isEqualTo("world");
        assertThat(descriptor.namespaces())
                .isEqualTo(Map.of("thing", 2, "world", 1, "notebook", 2, "undo", 1, "channel", 1));
    }
}

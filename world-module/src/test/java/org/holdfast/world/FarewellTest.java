package org.holdfast.world;

import java.util.List;
import java.util.Random;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ada, a builder whose character is deleted, leaves nothing behind but what she carried. */
class FarewellTest {
    private static final ToModule GONE =
            new ToModule.CharacterGone(TestHost.session("Ada").character());

    private final TestHost host = TestHost.withNovaAndOrm(TestContent.small());

    @BeforeEach
    void adaLeaves() {
        host.open(TestHost.session("Ada", Permissions.BUILD));
        host.type("Ada", "@zone new cove=The Cove");
        host.type("Ada", "@set red=wear:[\"head\"]");
        host.type("Ada", "get red");
        host.type("Ada", "wear red");
        host.type("Ada", "get blue");
        host.type("Ada", "@set me=gold:12");
        host.type("Ada", "alias k=kill");
        host.type("Orm", "ignore Ada");
        host.close("Ada");
        assertThat(recordsNaming("character-Ada"))
                .as("there is something to lose")
                .hasSizeGreaterThan(3);
    }

    private List<String> recordsNaming(String words) {
        return host.records().stream()
                .filter(record -> (record.key() + record.doc().toJson()).contains(words))
                .map(StoredRecord::key)
                .map(Object::toString)
                .toList();
    }

    private Output gone() {
        return host.handle(GONE).orElseThrow();
    }

    @Test
    void whatSheCarriedAndWoreLiesWhereSheStood() {
        assertThat(gone().seenBy("Nova")).containsExactly("Ada is gone for good, and leaves what was carried here.");
        assertThat(host.type("Nova", "look").shownTo("Nova"))
                .contains("red buoy", "blue buoy", "coins")
                .doesNotContain("Ada");
        host.type("Nova", "get red");
        assertThat(host.type("Nova", "i").shownTo("Nova"))
                .as("is worn no longer")
                .contains("a red buoy");
        assertThat(recordsNaming("\"gold\":12")).hasSize(1);
        assertThat(host.type("Nova", "get coins").shownTo("Nova")).contains("You take a heap of coins.");
        assertThat(recordsNaming("\"gold\":12")).as("no coin is lost").hasSize(1);
    }

    @Test
    void nothingThatIsKeptNamesHer() {
        gone();
        assertThat(recordsNaming("character-Ada")).isEmpty();
        assertThat(recordsNaming("\"Ada\"")).isEmpty();
        assertThat(host.type("Nova", "@zone cove").shownTo("Nova")).doesNotContain("Ada");
        assertThat(host.type("Orm", "ignore").shownTo("Orm")).doesNotContain("Ada");
    }

    @Test
    void toBeToldTwiceAlsoAfterAReloadChangesNothing() {
        host.reload(new Random(1));
        gone();
        List<StoredRecord> records = List.copyOf(host.records());
        assertThat(gone().changed()).isEmpty();
        assertThat(host.reload(new Random(2)).changed()).isEmpty();
        Output again = gone();
        assertThat(again.changed()).isEmpty();
        assertThat(again.seenBy("Nova")).isEmpty();
        assertThat(host.records()).containsExactlyElementsOf(records);
    }

    @Test
    void aTurnThatFailsAnywhereLeavesEverything() {
        List<StoredRecord> before = List.copyOf(host.records());
        int uses = 0;
        host.failAfter(uses);
        while (host.handle(GONE).isEmpty()) {
            assertThat(host.records()).containsExactlyElementsOf(before);
            assertThat(host.reload(new Random(uses)).changed()).isEmpty();
            host.failAfter(++uses);
        }
        assertThat(uses).isPositive();
        assertThat(recordsNaming("character-Ada")).isEmpty();
    }

    @Test
    void anotherOfHerNameBeginsAnewAndIsNotTakenForHer() {
        var first = TestHost.session("Ada");
        var second = new SessionInfo(
                first.id(), first.account(), "character-2", "Ada", first.permissions(), first.client(), 1);
        gone();
        host.open(second);
        assertThat(host.type("Ada", "i").shownTo("Ada")).doesNotContain("buoy", "gold");
        assertThat(host.type("Ada", "alias").shownTo("Ada")).doesNotContain("kill");
        assertThat(host.type("Orm", "ignore").shownTo("Orm")).doesNotContain("Ada");
        assertThat(gone().changed()).isEmpty();
        assertThat(host.type("Nova", "look").shownTo("Nova")).contains("Ada is here.");
    }

    @Test
    void whatSheCarriedIsGoneWithHerIfSheIsNowhere() {
        String shed = host.records().stream()
                .filter(record -> record.doc().toJson().contains("The Shed"))
                .map(record -> "#" + record.key().id())
                .findFirst()
                .orElseThrow();
        host.open(TestHost.session("Ada", Permissions.BUILD));
        host.type("Ada", "n");
        host.close("Ada");
        TestHost nowhere = new TestHost(
                TestContent.small(),
                host.records().stream()
                        .filter(record -> !("#" + record.key().id()).equals(shed))
                        .toList());
        nowhere.open(TestHost.session("Nova"));
        assertThat(nowhere.handle(GONE).orElseThrow().seenBy("Nova")).isEmpty();
        assertThat(nowhere.records())
                .noneMatch(record -> record.doc().toJson().contains("character-Ada"))
                .noneMatch(record -> record.doc().toJson().contains("blue buoy"));
    }

    @Test
    void aCharacterThatNeverWasIsNoTrouble() {
        assertThat(host.handle(new ToModule.CharacterGone("nobody"))
                        .orElseThrow()
                        .changed())
                .isEmpty();
    }
}

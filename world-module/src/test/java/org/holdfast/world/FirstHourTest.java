package org.holdfast.world;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody new tries, in ways that nobody told them. */
class FirstHourTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    private List<String> orm(String line) {
        return host.type("Orm", line).seenBy("Orm");
    }

    @Test
    void aDoorIsLookedAtByItsNameToo() {
        nova("@set iron=door:{\"name\": \"the watergate\", \"closed\": true}");
        assertThat(orm("look watergate")).isEqualTo(orm("look iron door"));
        assertThat(orm("examine watergate")).contains("The watergate is closed.");
        assertThat(orm("read red")).startsWith("a red buoy");
    }

    @Test
    void whoIsFoughtReadsThatItIsThem() {
        host.open(TestHost.session("Ada"));
        nova("@create a rat=character");
        orm("kill rat");
        assertThat(orm("look")).contains("A rat is here, fighting you.");
        assertThat(host.type("Ada", "look").seenBy("Ada")).contains("A rat is here, fighting Orm.");
        assertThat(orm("score")).contains("You are fighting a rat.");
        nova("@teleport rat=shed");
        assertThat(orm("score")).doesNotContain("You are fighting a rat.");
    }

    @Test
    void whatIsNamedAlikeIsNamedOnce() {
        nova("@create a red flag");
        nova("@create a red flag");
        nova("drop all");
        assertThat(orm("get red")).startsWith("\"red\" could be a red buoy or a red flag.");
    }

    @Test
    void whatIsFarFromWhatWasTypedIsNotSuggested() {
        nova("@create a chest");
        nova("drop chest");
        assertThat(orm("look chset")).startsWith("You see no \"chset\" here. Did you mean a chest?");
        assertThat(orm("look crust")).startsWith("You see no \"crust\" here.");
        assertThat(orm("drink").get(0)).doesNotContain("Did you mean");
    }

    @Test
    void roomsElsewhereAreNamedNotGuessed() {
        assertThat(nova("@teleport she")).startsWith("You see no \"she\" here. Did you mean The Shed (#4)?");
        assertThat(nova("@teleport nowhere")).startsWith("You see no \"nowhere\" here.");
        nova("north");
        assertThat(nova("@open hole=qua")).startsWith("You see no \"qua\" here. Did you mean The Quay (#1)?");
        assertThat(orm("look she")).as("that is for builders").startsWith("You see no \"she\" here.");
    }

    @Test
    void whatIsCalledSoLeavesTheRestOut() {
        nova("@create a bag");
        nova("@create a bat");
        assertThat(nova("@find bag")).hasSize(2).first().asString().startsWith("a bag (#");
        assertThat(nova("@find bga")).as("none is called so").hasSize(2);
    }

    @Test
    void buildersAreToldWhatToTypeInstead() {
        assertThat(nova("@set here=sky:blue"))
                .contains("A text stands in quotes: sky:\"blue\"")
                .first()
                .asString()
                .startsWith("The value must be JSON");
        assertThat(nova("@create gull=charcter"))
                .startsWith(
                        "A new thing is an item, a character, or made after one that there is.",
                        "You see no \"charcter\" here.");
        assertThat(nova("@link southwest=#1"))
                .startsWith("There is no way \"southwest\" from here.", "@open makes a way that is not there yet.");
        assertThat(nova("@zone nowhere")).startsWith("There is no zone \"nowhere\". @list zones lists them.");
        assertThat(nova("@stat here").get(0)).startsWith("things: ");
        assertThat(nova("channels")).startsWith("Channels");
    }

    @Test
    void anEmoteMayBeginWithWhatJoinsTheName() {
        assertThat(host.type("Orm", "emote 's hat is wet.").seenBy("Nova")).containsExactly("Orm's hat is wet.");
        assertThat(host.type("Orm", ":, of all people, waits.").seenBy("Nova"))
                .containsExactly("Orm, of all people, waits.");
        assertThat(host.type("Orm", ":waits.").seenBy("Nova")).containsExactly("Orm waits.");
    }

    @Test
    void whoWasToldSomethingAnswersByALetter() {
        nova("tell orm psst");
        assertThat(orm("r what?")).startsWith("You tell Nova, \"what?\"");
    }
}

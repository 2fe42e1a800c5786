package org.holdfast.world;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who hears what: tells, whispers, shouts, channels, and those whom one would rather not hear. */
class SpeechTest {
    private static final TestContent TWO_ZONES = new TestContent(Map.of("areas/a.yaml", """
            zone: a
            start: hall
            rooms:
              hall: {name: The Hall, exits: {north: yard, east: b/far}}
              yard: {name: The Yard, exits: {south: hall}}
            characters:
              parrot: {name: a parrot, in: hall}
            """, "areas/b.yaml", """
            zone: b
            rooms:
              far: {name: Far Away}
            """));

    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TWO_ZONES);
        host.open(TestHost.session("Ada"));
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    private List<String> orm(String line) {
        return host.type("Orm", line).seenBy("Orm");
    }

    @Test
    void tellIsHeardByOneWhereverThatIs() {
        orm("n");
        Output told = host.type("Nova", "tell orm  are you <there>? {}");
        assertThat(told.seenBy("Nova")).containsExactly("You tell Orm, \" are you <there>? {}\"", "> ");
        assertThat(told.seenBy("Orm")).containsExactly("Nova tells you, \" are you <there>? {}\"");
        assertThat(told.seenBy("Ada")).isEmpty();
        host.reload(new Random(1));
        Output reply = host.type("Orm", "reply here!");
        assertThat(reply.seenBy("Orm")).startsWith("You tell Nova, \"here!\"");
        assertThat(reply.seenBy("Nova")).containsExactly("Orm tells you, \"here!\"");
        assertThat(host.type("Nova", "tell orm again").changed())
                .as("noted before")
                .isEmpty();
        host.close("Nova");
        assertThat(orm("reply gone?")).startsWith("Nova does not hear you.");
        assertThat(orm("tell nova gone?")).startsWith("Nobody called \"nova\" is in the game.");
    }

    @Test
    void whisperIsSeenByAllAndHeardByOne() {
        Output output = host.type("Nova", "whisper orm the key is under the mat");
        assertThat(output.seenBy("Nova")).startsWith("You whisper to Orm, \"the key is under the mat\"");
        assertThat(output.seenBy("Orm")).containsExactly("Nova whispers to you, \"the key is under the mat\"");
        assertThat(output.seenBy("Ada")).containsExactly("Nova whispers to Orm.");
        orm("n");
        assertThat(nova("whisper orm psst")).startsWith("There is no \"orm\" here.");
    }

    @Test
    void shoutIsHeardInTheZone() {
        orm("n");
        host.type("Ada", "e");
        Output output = host.type("Nova", "shout land ho");
        assertThat(output.seenBy("Nova")).startsWith("You shout, \"land ho\"");
        assertThat(output.seenBy("Orm")).containsExactly("Nova shouts, \"land ho\"");
        assertThat(output.seenBy("Ada")).isEmpty();
    }

    @Test
    void channelsAreHeardByAllWhoListen() {
        host.type("Ada", "e");
        Output output = host.type("Nova", "gossip hello all");
        for (String name : List.of("Nova", "Orm", "Ada")) {
            assertThat(output.seenBy(name)).startsWith("[Gossip] Nova: hello all");
        }
        assertThat(host.type("Nova", "ask where is the key?").seenBy("Orm"))
                .containsExactly("[Ask] Nova: where is the key?");
        assertThat(host.type("Nova", "trade a lamp for a rope").seenBy("Orm"))
                .containsExactly("[Trade] Nova: a lamp for a rope");
        assertThat(orm("channel gossip off")).startsWith("Gossip is off.");
        assertThat(host.type("Nova", "gossip again").seenBy("Orm")).isEmpty();
        host.reload(new Random(2));
        assertThat(host.type("Nova", "gossip again").seenBy("Orm")).isEmpty();
        assertThat(orm("gossip me too")).startsWith("You have turned Gossip off; channel gossip on turns it on.");
        assertThat(orm("channel gossip on")).startsWith("Gossip is on.");
        assertThat(host.type("Nova", "gossip back").seenBy("Orm")).containsExactly("[Gossip] Nova: back");
        assertThat(nova("channel"))
                .startsWith("Channels", "gossip (on) Speaks to all who are in the game.")
                .anyMatch(line -> line.startsWith("build"));
        assertThat(orm("channel")).noneMatch(line -> line.startsWith("build"));
        assertThat(host.type("Nova", "build a wall").seenBy("Orm")).isEmpty();
        assertThat(orm("build")).startsWith("Huh? There is no command \"build\". Type commands for those there are.");
    }

    @Test
    void whatWasSaidIsKeptAndShown() {
        assertThat(nova("gossip")).startsWith("Nothing was said on Gossip yet.");
        for (int i = 1; i <= 55; i++) {
            nova("gossip line " + i);
        }
        host.reload(new Random(3));
        assertThat(nova("gossip"))
                .hasSize(11)
                .startsWith("now [Gossip] Nova: line 46")
                .contains("now [Gossip] Nova: line 55");
        assertThat(nova("channel goss 100")).hasSize(51).startsWith("now [Gossip] Nova: line 6");
        assertThat(host.records())
                .filteredOn(record -> record.key().namespace().equals("channel"))
                .hasSize(50);
        assertThat(host.type("Nova", "gossip one more").changed()).hasSize(1);
    }

    @Test
    void whoIsIgnoredIsNotHeard() {
        assertThat(orm("ignore nova")).startsWith("You ignore Nova from now on.");
        assertThat(orm("ignore")).startsWith("You ignore Nova.");
        assertThat(orm("ignore nova")).startsWith("You ignore Nova already.");
        host.reload(new Random(4));
        assertThat(nova("tell orm hi")).startsWith("Orm does not listen to you.");
        assertThat(nova("whisper orm hi")).startsWith("Orm does not listen to you.");
        for (String line : List.of("say hi", "emote waves", "gossip hi", "shout hi")) {
            Output output = host.type("Nova", line);
            assertThat(output.seenBy("Orm")).as(line).isEmpty();
            assertThat(output.seenBy("Ada")).as(line).isNotEmpty();
        }
        assertThat(orm("gossip")).startsWith("Nothing was said on Gossip yet.");
        assertThat(host.type("Nova", "n").seenBy("Orm")).containsExactly("Nova leaves north.");
        host.close("Nova");
        assertThat(orm("unignore nova")).startsWith("You listen to Nova again.");
        assertThat(orm("unignore nova")).startsWith("You ignore no \"nova\".");
        assertThat(orm("ignore")).startsWith("You ignore nobody.");
        assertThat(orm("ignore orm")).startsWith("You cannot ignore yourself.");
    }

    /** Each by its own rule: what goes to all is spared to one, what goes to one is refused, and what is no speech is seen. */
    @Test
    void whoIsIgnoredIsSparedAtOnceAndLaterAndThroughReloads() {
        orm("ignore nova");
        nova("gossip before the others came");
        nova("ask anybody?");
        host.type("Ada", "gossip Ada was here");
        for (int generation = 1; generation <= 2; generation++) {
            assertThat(orm("gossip")).containsExactly("now [Gossip] Ada: Ada was here", "> ");
            assertThat(orm("channel gossip 50")).containsExactly("now [Gossip] Ada: Ada was here", "> ");
            assertThat(orm("ask")).startsWith("Nothing was said on Ask yet.");
            assertThat(host.type("Ada", "gossip").seenBy("Ada")).contains("now [Gossip] Nova: before the others came");
            for (String line :
                    List.of("say hi", "'hi", "emote waves", ":waves", "gossip hi", "ask hi", "trade hi", "shout hi")) {
                Output output = host.type("Nova", line);
                assertThat(output.seenBy("Orm")).as(line).isEmpty();
                assertThat(output.seenBy("Ada")).as(line).hasSize(1);
            }
            assertThat(host.type("Nova", "whisper ada psst").seenBy("Orm")).isEmpty();
            for (String line : List.of("tell orm hi", "whisper orm hi")) {
                Output output = host.type("Nova", line);
                assertThat(output.seenBy("Nova")).as(line).startsWith("Orm does not listen to you.");
                assertThat(output.seenBy("Orm")).as(line).isEmpty();
                assertThat(output.changed()).as("nor is Orm's reply led astray").isEmpty();
            }
            assertThat(orm("reply hi")).startsWith("Nobody has told you anything yet.");
            host.reload(new Random(generation));
            nova("gossip hi");
        }
        assertThat(orm("tell nova I do not hear you")).startsWith("You tell Nova, \"I do not hear you\"");
        assertThat(nova("reply why?")).startsWith("Orm does not listen to you.");
        assertThat(host.type("Nova", "get unicorn").seenBy("Orm")).isEmpty();
        orm("unignore nova");
        assertThat(orm("ask")).contains("now [Ask] Nova: anybody?");
        assertThat(host.type("Nova", "say hi").seenBy("Orm")).containsExactly("Nova says, \"hi\"");
    }

    @Test
    void onlyPlayersAreIgnored() {
        String parrot = "#"
                + host.records().stream()
                        .filter(record -> record.doc().string("name", "").equals("a parrot"))
                        .findFirst()
                        .orElseThrow()
                        .key()
                        .id()
                        .substring(1);
        assertThat(nova("ignore " + parrot)).startsWith("A parrot is no player; only players can be ignored.");
        assertThat(nova("ignore here")).startsWith("Nobody called \"here\" is in the game.");
        assertThat(nova("tell here hi")).startsWith("Nobody called \"here\" is in the game.");
        assertThat(nova("whisper here hi")).startsWith("There is no \"here\" here.");
        assertThat(nova("ignore")).startsWith("You ignore nobody.");
    }

    @Test
    void clientsWithAWindowForItAreSentWhatTheirPlayerHears() {
        SessionInfo ada = TestHost.session("Ada");
        host.change(new SessionInfo(
                ada.id(),
                ada.account(),
                ada.character(),
                ada.name(),
                Set.of(Permissions.BUILD),
                new ClientInfo("Mudlet", 80, 24, false, Set.of("comm.channel"), false),
                1));
        assertThat(host.type("Nova", "gossip hi").dataFor("Ada"))
                .containsExactly("Comm.Channel.Text {\"channel\":\"gossip\",\"talker\":\"Nova\","
                        + "\"text\":\"[Gossip] Nova: hi\"}");
        assertThat(host.type("Nova", "tell ada hi").dataFor("Ada"))
                .containsExactly("Comm.Channel.Text {\"channel\":\"tell\",\"talker\":\"Nova\","
                        + "\"text\":\"Nova tells Ada, \\\"hi\\\"\"}");
        assertThat(host.type("Nova", "whisper orm secret").dataFor("Ada")).isEmpty();
        assertThat(host.type("Nova", "tell orm secret").dataFor("Ada")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tell | Usage: tell NAME WORDS",
                "tell Orm | Usage: tell NAME WORDS",
                "tell unicorn hi | Nobody called \"unicorn\" is in the game.",
                "tell me hi | You know that already.",
                "reply | Usage: reply WORDS",
                "reply hi | Nobody has told you anything yet.",
                "whisper | Usage: whisper NAME WORDS",
                "whisper Orm | Usage: whisper NAME WORDS",
                "whisper unicorn hi | There is no \"unicorn\" here.",
                "shout | Usage: shout WORDS",
                "ignore unicorn | Nobody called \"unicorn\" is in the game.",
                "unignore | Usage: unignore NAME",
                "unignore Orm | You ignore no \"Orm\".",
                "channel unicorn | There is no channel \"unicorn\"; channel lists them.",
                "channel gossip loud | `Usage: channel [NAME [on|off|NUMBER]]`",
                "channel gossip 0 | `Usage: channel [NAME [on|off|NUMBER]]`",
            })
    void wrongUseIsAnswered(String line, String answer) {
        Output output = host.type("Nova", line);
        assertThat(output.seenBy("Nova")).startsWith(answer).endsWith("> ");
        assertThat(output.seenBy("Orm")).isEmpty();
        assertThat(output.changed()).isEmpty();
    }
}

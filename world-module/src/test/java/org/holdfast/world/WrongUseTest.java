package org.holdfast.world;

import org.holdfast.api.SessionId;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every command used wrongly: an answer that helps, a prompt, and nothing changed. */
class WrongUseTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "frobnicate | Huh? There is no command \"frobnicate\". Type commands for those there are.",
                "lok | Huh? There is no command \"lok\". Did you mean lock or look?",
                "n;n | Huh? There is no command \"n;n\". A line of several commands begins with a semicolon: ;n;n",
                ";n;n;n;n;n;n;n;n;n;n;n | Huh? A line has at most 10 commands; this one has 11, and none was run.",
                "@d | Huh? \"@d\" could be @describe, @destroy or @dig.",
                "west | There is no way west from here.",
                "go | Usage: go EXIT",
                "go red | There is no way \"red\" from here.",
                "look unicorn | You see no \"unicorn\" here.",
                "look buoy | \"buoy\" could be a red buoy or a blue buoy.",
                "look #1 | The Quay",
                "look #99 | There is no thing #99.",
                "look #0 | There is no thing #0.",
                "say | Usage: say WORDS",
                "' | Usage: say WORDS",
                "emote | Usage: emote WORDS",
                "get | Usage: get THING [from CONTAINER]",
                "get unicorn | You see no \"unicorn\" here.",
                "get buoy | \"buoy\" could be a red buoy or a blue buoy.",
                "get crate | Nailed down.",
                "get post | The post will not be moved.",
                "get gull | That is nothing you could carry.",
                "get me | That is nothing you could carry.",
                "get here | That is nothing you could carry.",
                "get #11 | That is nothing you could carry.",
                "drop | Usage: drop THING",
                "drop red | You carry no \"red\".",
                "drop here | You do not carry The Quay.",
                "help unicorn | There is no help on \"unicorn\". Type help for the topics and commands for the commands.",
                "@dig | Usage: @dig NAME",
                "@dig #12 | A name does not start with #, which is for numbers of things.",
                "@open | Usage: @open EXIT=ROOM",
                "@open up | Usage: @open EXIT=ROOM",
                "@open up= | Usage: @open EXIT=ROOM",
                "@open n=#4 | There is an exit \"north\" here already.",
                "@open door=#4 | There is an exit \"door\" here already.",
                "@open up=#99 | There is no thing #99.",
                "@open up=red | Exits lead to rooms, and a red buoy is none.",
                "@describe | Usage: @describe THING[/inside, /in_room or /DETAIL][=TEXT]",
                "@describe unicorn=x | You see no \"unicorn\" here.",
                "@teleport | Usage: @teleport [THING=]ROOM",
                "@teleport #99 | There is no thing #99.",
                "@teleport red | Only characters and items can be teleported, and only to rooms.",
                "@teleport here=here | Only characters and items can be teleported, and only to rooms.",
                "@teleport coin | \"coin\" could be a coin (#11) or a coin (#12).",
                "@examine unicorn | You see no \"unicorn\" here.",
                "@set | Usage: @set THING=ATTRIBUTE:JSON",
                "@set me=counter | Usage: @set THING=ATTRIBUTE:JSON",
                "@set unicorn=a:1 | You see no \"unicorn\" here.",
                "@set me=1a:1 | An attribute's name is a letter, then letters, digits, _ and -, at most 64 in all.",
            })
    void isAnswered(String line, String answer) {
        Output output = host.type("Nova", line);
        assertThat(output.seenBy("Nova")).startsWith(answer).endsWith("> ");
        assertThat(output.seenBy("Orm")).isEmpty();
        assertThat(output.changed()).isEmpty();
    }

    @Test
    void valuesThatAreNoJsonAreRefused() {
        Output output = host.type("Nova", "@set me=a:{oops");
        assertThat(output.seenBy("Nova").get(0)).startsWith("The value must be JSON");
        assertThat(output.changed()).isEmpty();
    }

    @Test
    void aThingHasAHundredAttributesAtMost() {
        for (int i = 1; i <= 100; i++) {
            host.type("Nova", "@set me=a" + i + ":1");
        }
        assertThat(host.type("Nova", "@set me=a101:1").seenBy("Nova"))
                .startsWith("Nova has 100 attributes, and no thing has more.");
        assertThat(host.type("Nova", "@set me=a100:2").seenBy("Nova")).startsWith("Set a100 on Nova.");
    }

    @Test
    void whatIsCarriedCannotBeTakenAgain() {
        host.type("Nova", "get red");
        assertThat(host.type("Nova", "get red").seenBy("Nova")).startsWith("You see no \"red\" here.");
        assertThat(host.type("Nova", "get #7").seenBy("Nova")).startsWith("You have a red buoy already.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@dig x", "@open up=#4", "@describe here=x", "@teleport #4", "@examine #4", "@set me=a:1", "@ex"
            })
    void withoutTheRightThereIsNoSuchCommand(String line) {
        Output output = host.type("Orm", line);
        assertThat(output.seenBy("Orm").get(0)).startsWith("Huh? There is no command");
        assertThat(output.changed()).isEmpty();
        assertThat(host.type("Orm", "help @dig").seenBy("Orm").get(0)).startsWith("There is no help on");
        assertThat(host.type("Orm", "look #1").seenBy("Orm").get(0)).isEqualTo("You see no \"#1\" here.");
    }

    @Test
    void aRightThatIsTakenAwayIsGone() {
        host.change(TestHost.session("Nova"));
        assertThat(host.type("Nova", "@dig x").seenBy("Nova").get(0)).startsWith("Huh?");
    }

    @Test
    void aSessionThatTheWorldDoesNotKnowIsToldKindly() {
        Output output = host.type("Stranger", "look");
        assertThat(output.seenBy("Stranger"))
                .containsExactly("The world has lost sight of you. Please leave, and come in again.", "> ");
        assertThat(output.changed()).isEmpty();
        assertThat(host.close("Stranger").messages()).isEmpty();
        assertThat(host.change(TestHost.session("Stranger")).messages()).isEmpty();
        assertThat(host.type("Orm", "who").seenBy("Orm")).containsExactly("Nova", "Orm", "> ");
    }

    @Test
    void aSecretLineIsNeitherRunNorRepeated() {
        SessionId nova = TestHost.session("Nova").id();
        Output output =
                host.handle(new ToModule.Input(nova, 1, "say hunter2", true)).orElseThrow();
        assertThat(output.messages()).singleElement().isInstanceOf(FromModule.Prompt.class);
    }

    @Test
    void anExitThatLeadsNowhereStaysShut() {
        host.handle(host.input("Nova", "@dig x"));
        TestHost torn = new TestHost(
                TestContent.EMPTY,
                host.records().stream()
                        .filter(record -> !record.key().id().equals("#4"))
                        .toList());
        torn.open(TestHost.session("Nova"));
        assertThat(torn.type("Nova", "north").seenBy("Nova")).startsWith("The way north leads nowhere.");
        assertThat(torn.type("Nova", "look north").seenBy("Nova")).containsExactly("north", "It leads nowhere.", "> ");
    }

    @Test
    void whoseRoomIsGoneStandsAtTheStart() {
        host.type("Orm", "n");
        host.close("Orm");
        TestHost torn = new TestHost(
                TestContent.EMPTY,
                host.records().stream()
                        .filter(record -> !record.key().id().equals("#4"))
                        .toList());
        assertThat(torn.open(TestHost.session("Orm")).seenBy("Orm")).startsWith("The Quay");
    }
}

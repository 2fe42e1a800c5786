package org.holdfast.world;

import java.util.List;
import java.util.Random;
import org.holdfast.api.message.FromModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Several commands on a line, players' own words, and doing something again. */
class LinesTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
    }

    private List<String> orm(String line) {
        return host.type("Orm", line).seenBy("Orm");
    }

    @Test
    void aLineThatBeginsWithASemicolonHasSeveralCommands() {
        assertThat(orm(" ;get red; n;;drop red;"))
                .as("two semicolons are one of a text")
                .startsWith(
                        "You take a red buoy.",
                        "Huh? There is no command \"n;drop\". A line of several commands"
                                + " begins with a semicolon: ;n;drop red");
        assertThat(orm(";n;drop red;s"))
                .containsSubsequence("The Shed", "You drop a red buoy.", "The Quay")
                .endsWith("> ")
                .containsOnlyOnce("> ");
        assertThat(orm(";say a;;b;ping c")).containsExactly("You say, \"a;b\"", "pong c", "> ");
        assertThat(orm(";;")).containsExactly("> ");
        assertThat(orm(";")).containsExactly("> ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "say a;b;;c | You say, \"a;b;;c\"",
                "ping a;b;;c | pong a;b;;c",
                "'; n | You say, \"; n\"",
            })
    void noOtherLineIsEverCut(String line, String answer) {
        assertThat(orm(line)).startsWith(answer);
    }

    @Test
    void anEndedSessionRunsNoMore() {
        Output output = host.type("Orm", ";say bye;quit;say still here");
        assertThat(output.seenBy("Nova")).containsExactly("Orm says, \"bye\"");
        assertThat(output.messages()).last().isInstanceOf(FromModule.Close.class);
    }

    @Test
    void whatFailsFailsWithItsWholeLine() {
        for (int uses = 0; ; uses++) {
            TestHost failing = TestHost.withNovaAndOrm(TestContent.small());
            List<?> before = List.copyOf(failing.records());
            failing.failAfter(uses);
            if (failing.handle(failing.input("Orm", ";get red;n;drop red")).isPresent()) {
                assertThat(uses).isGreaterThan(5);
                return;
            }
            assertThat(List.copyOf(failing.records())).isEqualTo(before);
            assertThat(failing.type("Orm", "look").seenBy("Orm")).startsWith("The Quay");
        }
    }

    @Test
    void playersHaveWordsOfTheirOwn() {
        assertThat(orm("alias")).startsWith("You have no aliases. help alias tells how to make one.");
        assertThat(orm("alias Fetch=;n;get %1;s")).startsWith("fetch = ;n;get %1;s");
        assertThat(orm("FETCH coin now")).contains("The Shed", "You take a coin.", "The Quay");
        orm("alias hi=say Hello");
        assertThat(orm("hi")).startsWith("You say, \"Hello\"");
        assertThat(orm("hi there;you")).startsWith("You say, \"Hello there;you\"");
        orm("alias rate=;say %*: 100%%;ping %2");
        assertThat(orm("rate a  b")).startsWith("You say, \"a  b: 100%\"", "pong b");
        assertThat(orm("alias hi")).startsWith("hi = say Hello");
        assertThat(orm("alias")).startsWith("fetch = ;n;get %1;s", "hi = say Hello");
        assertThat(host.type("Nova", "hi").seenBy("Nova").get(0)).startsWith("Huh?");
        host.reload(new Random(1));
        assertThat(orm("hi")).startsWith("You say, \"Hello\"");
        assertThat(orm("unalias HI")).startsWith("\"hi\" means nothing of yours any more.");
        assertThat(orm("hi").get(0)).startsWith("Huh?");
        orm(";unalias fetch;unalias rate");
        assertThat(host.records()).noneMatch(record -> record.key().namespace().equals("notebook"));
    }

    @Test
    void noAliasGoesOnForEver() {
        orm("alias za=;zb;zb");
        orm("alias zb=;za;za;say x");
        assertThat(orm("za")).hasSize(3).allMatch(line -> line.startsWith("Huh?") || line.equals("> "));
        assertThat(orm("zb").get(2)).isEqualTo("You say, \"x\"");
        orm("alias many=;say 1;say 2;say 3;say 4");
        assertThat(orm(";many;many;many"))
                .startsWith("Huh? A line has at most 10 commands; this one has 12, and none was run.");
        orm("alias g2=again");
        assertThat(orm("g2")).startsWith("again stands alone on its line.");
    }

    @Test
    void aPlayerHasFiftyAliasesAtMost() {
        for (int i = 1; i <= 50; i++) {
            orm("alias w" + i + "=look");
        }
        assertThat(orm("alias w51=look")).startsWith("You have 50 aliases, and nobody has more.");
        assertThat(orm("alias w50=say hi")).startsWith("w50 = say hi");
    }

    @Test
    void againRepeatsTheLineBefore() {
        assertThat(orm("again")).startsWith("There is nothing to repeat: the world has not seen your last line.");
        orm("say hi");
        assertThat(orm("again")).startsWith("You say, \"hi\"");
        assertThat(orm("!")).startsWith("You say, \"hi\"");
        assertThat(orm("aga")).startsWith("You say, \"hi\"");
        orm(";ping 1;ping 2");
        assertThat(orm("again")).containsExactly("pong 1", "pong 2", "> ");
        orm(";ping 3;again");
        assertThat(orm("again")).containsExactly("pong 3", "again stands alone on its line.", "> ");
        host.close("Orm");
        host.open(TestHost.session("Orm"));
        assertThat(orm("again")).startsWith("There is nothing to repeat: the world has not seen your last line.");
    }

    @Test
    void aSlipIsAnsweredAndCommonCommandsAreShort() {
        assertThat(orm("lok")).startsWith("Huh? There is no command \"lok\". Did you mean lock or look?");
        assertThat(orm("g red")).startsWith("You take a red buoy.");
        assertThat(orm("@dgi x").get(0))
                .as("what one may not use is not suggested")
                .doesNotContain("@dig");
        assertThat(host.type("Nova", "@dgi x").seenBy("Nova"))
                .startsWith("Huh? There is no command \"@dgi\". Did you mean @dig?");
    }

    @Test
    void helpFindsWhatTellsOfAWord() {
        assertThat(orm("help everybody"))
                .startsWith("There is no help on \"everybody\" itself. These tell of it: emote and say.");
        assertThat(orm("help went")).startsWith("There is no help on \"went\" itself. These tell of it: tides.");
        assertThat(orm("help tidse")).startsWith("There is no help on \"tidse\". Did you mean tides?");
        assertThat(orm("help picks up")).startsWith("There is no help on \"picks up\" itself. These tell of it: get.");
    }
}

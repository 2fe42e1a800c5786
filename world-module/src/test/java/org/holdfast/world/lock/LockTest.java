package org.holdfast.world.lock;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LockTest {
    private final Things things = new Things();
    private final Presences presences = new Presences();

    LockTest() {
        put(1, "{\"kind\": \"item\", \"name\": \"a pass\", \"prototype\": true, \"origin\": \"harbour/pass\"}");
        put(2, "{\"kind\": \"character\", \"name\": \"a gull\", \"prototype\": true}");
        put(
                3,
                "{\"kind\": \"character\", \"parent\": 2, \"attributes\": {\"level\": 5, \"tired\": false,"
                        + " \"guild\": \"net\", \"height\": 1.5, \"luck\": 0, \"hooded\": true}}");
        put(4, "{\"kind\": \"item\", \"parent\": 1, \"location\": 3, \"attributes\": {\"worn\": \"neck\"}}");
        put(5, "{\"kind\": \"character\", \"name\": \"Nova\", \"player\": \"character-1\"}");
    }

    private void put(long number, String json) {
        things.put(new StoredRecord(new RecordKey("thing", "#" + number), 2, (Doc.Obj) Doc.parse(json)));
    }

    private boolean allows(String expression, long who) {
        Thing actor = things.refer("#" + who).orElseThrow();
        return Lock.parse(expression).allows(new Lock.Who(things, presences, actor));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anyone",
                "npc",
                "is #2",
                "is #3",
                "carries harbour/pass",
                "wears #1",
                "level >= 5",
                "level = 5.0",
                "LEVEL = 0",
                "level<6",
                "height > 1",
                "guild = \"net\"",
                "guild != \"rope\"",
                "missing = 0",
                "missing = \"\"",
                "missing < 1",
                "has level",
                "has hooded",
                "not has tired",
                "not has luck",
                "not has missing",
                "nobody or npc",
                "not player and not nobody",
                "not (player or nobody)",
                "nobody and nobody or anyone",
                "NOT Player",
                "(((npc)))",
            })
    void letsTheGullThrough(String expression) {
        assertThat(allows(expression, 3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "player",
                "is #5",
                "is #99",
                "is nowhere/nothing",
                "carries #2",
                "level > 5",
                "level != 5",
                "guild = \"NET\"",
                "level = \"5\"",
                "may build",
                "has missing",
                "not npc",
                "anyone and (nobody or nobody)",
            })
    void keepsTheGullOut(String expression) {
        assertThat(allows(expression, 3)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  npc  | npc",
                "a=1 or b=2 and not c<-3.5 | a = 1 or b = 2 and not c < -3.5",
                "(a=1 or b=2)and(not(c=3 or npc)) | (a = 1 or b = 2) and not (c = 3 or npc)",
                "not not player | not not player",
                "(a=1 and b=2) or c=3 | a = 1 and b = 2 or c = 3",
                "name = \"a \\\"b\\\" ()\" | name = \"a \\\"b\\\" ()\"",
                "carries harbour/iron-key/2 | carries harbour/iron-key/2",
            })
    void isPrintedAsItCanBeReadAgain(String expression, String printed) {
        Lock lock = Lock.parse(expression);
        assertThat(lock).hasToString(printed);
        assertThat(Lock.parse(printed)).isEqualTo(lock);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | a lock is not empty",
                "level | at its end there should be one of = != < <= > >= after \"level\"",
                "level >= | at its end there should be a number or a \"text\"",
                "level >= high | at character 10, instead of \"high\", there should be a number",
                "level >= 5 player | at character 12, instead of \"player\", there should be \"and\", \"or\" or the end",
                "is lamp | at character 4, instead of \"lamp\", there should be a thing, such as #12",
                "is #0 | at character 4, instead of \"#0\", there should be a thing",
                "is | at its end there should be a thing",
                "(npc | at its end there should be \")\"",
                "npc) | at character 4, instead of \")\"",
                "npc or | at its end there should be a test: anyone",
                "and npc | at character 5, instead of \"npc\", there should be one of",
                "not | at its end there should be a test",
                "a = \"x | at character 5 there is a sign that means nothing",
                "a ! b | at character 3 there is a sign that means nothing",
                "a = \"\\q\" | at character 5, instead of",
                "has 5 | at character 5, instead of \"5\", there should be an attribute",
            })
    void aMistakeIsNamedWithItsPlace(String expression, String message) {
        assertThatThrownBy(() -> Lock.parse(expression))
                .isInstanceOf(LockException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThatThrownBy(() -> Lock.parse("npc or ".repeat(100) + "npc")).hasMessageContaining("500 characters");
        assertThatThrownBy(() -> Lock.parse("(".repeat(30) + "npc" + ")".repeat(30)))
                .hasMessageContaining("20 deep");
        assertThatThrownBy(() -> Lock.parse("not ".repeat(30) + "npc")).hasMessageContaining("20 deep");
        assertThat(Lock.parse("npc or ".repeat(70) + "npc").toString()).hasSize(493);
    }

    @Test
    void locksThatMakeNoSenseAreNamedWhenTheyAreSet() {
        assertThat(refuse("{\"pass\": \"npc\", \"take\": {\"if\": \"npc\", \"else\": \"No.\"}}"))
                .isEmpty();
        assertThat(refuse("1").orElseThrow()).startsWith("Locks are an object");
        assertThat(refuse("{\"pass\": 1}").orElseThrow()).startsWith("The lock \"pass\" is a text");
        assertThat(refuse("{\"pass\": \"level\"}").orElseThrow())
                .startsWith("The lock \"pass\" makes no sense: at its end there should be one of");
    }

    private static Optional<String> refuse(String json) {
        return AttributeRules.refuse("locks", Doc.parse(json));
    }

    @Test
    void attributesThatTheGameGoesByAreChecked() {
        for (String wrong : List.of(
                "weight:\"heavy\"",
                "weight:-1",
                "light:1",
                "dark:\"yes\"",
                "container:true",
                "container:{\"capacity\": -1}",
                "door:{\"closed\": 1}",
                "door:{\"key\": true}",
                "wear:\"head\"",
                "wear:[\"tail\"]",
                "worn:\"tail\"",
                "wield:\"hard\"",
                "wield:\"2d\"",
                "gold:-1",
                "gold:1.5",
                "price:\"1\"",
                "type:1",
                "shop:{\"sells\": 1}",
                "shop:{\"open\": 9}",
                "can_carry:[]")) {
            String[] parts = wrong.split(":", 2);
            assertThat(AttributeRules.refuse(parts[0], Doc.parse(parts[1])))
                    .as(wrong)
                    .hasValueSatisfying(why -> assertThat(why).startsWith("The attribute " + parts[0] + " is "));
        }
        for (String right : List.of(
                "weight:2.5",
                "weight:null",
                "light:true",
                "container:{}",
                "door:{\"closed\": true, \"key\": 12, \"name\": \"a gate\"}",
                "wear:[\"head\", \"about\"]",
                "wield:\"2d6+1\"",
                "wield:\"4\"",
                "gold:0",
                "shop:{\"sells\": [1], \"markup\": 1.5, \"open\": false}",
                "mood:{\"anything\": []}")) {
            String[] parts = right.split(":", 2);
            assertThat(AttributeRules.refuse(parts[0], Doc.parse(parts[1])))
                    .as(right)
                    .isEmpty();
        }
    }
}

package org.holdfast.world.thing;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThingCodecTest {
    @Test
    void everythingComesBack() {
        Thing thing = new Thing(new ThingId(12), Kind.EXIT, "iron {door}");
        thing.aliases(List.of("door", "iron"));
        thing.description("Heavy.\nShut.");
        thing.inside("Dry.");
        thing.parent(Optional.of(new ThingId(9)));
        thing.prototype(true);
        thing.location(Optional.of(new ThingId(1)));
        thing.destination(Optional.of(new ThingId(999)));
        thing.player(Optional.of("character-1"));
        thing.zone("small");
        thing.origin("small/quay/iron door");
        thing.attribute("a", new Doc.Int(1));
        thing.attribute("b", Doc.parse("{\"x\": [1.5, null]}"));

        var record = ThingCodec.write(thing);
        Thing read = ThingCodec.read(record);

        assertThat(record.key()).hasToString("thing/#12");
        assertThat(record.doc())
                .hasToString(
                        "{\"kind\":\"exit\",\"name\":\"iron {door}\",\"aliases\":[\"door\",\"iron\"],"
                                + "\"description\":\"Heavy.\\nShut.\",\"inside\":\"Dry.\",\"parent\":9,\"prototype\":true,\"location\":1,\"destination\":999,\"player\":\"character-1\","
                                + "\"zone\":\"small\",\"origin\":\"small/quay/iron door\",\"attributes\":{\"a\":1,\"b\":{\"x\":[1.5,null]}}}");
        assertThat(read).usingRecursiveComparison().isEqualTo(thing);
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        Thing thing = new Thing(new ThingId(1), Kind.ROOM, "x");
        assertThat(ThingCodec.write(thing).doc()).hasToString("{\"kind\":\"room\",\"name\":\"x\"}");
        assertThat(ThingCodec.read(ThingCodec.write(thing)))
                .usingRecursiveComparison()
                .isEqualTo(thing);
    }

    @Test
    void whatTheFirstVersionWroteIsRead() {
        StoredRecord old = new StoredRecord(
                new RecordKey("thing", "#7"),
                1,
                Doc.object().put("kind", "item").put("name", "a bell").build());
        Thing read = ThingCodec.read(old);
        assertThat(read.name()).isEqualTo("a bell");
        assertThat(read.parent()).isEmpty();
        assertThat(read.isPrototype()).isFalse();
        assertThat(ThingCodec.write(read).version()).isEqualTo(2);
    }
}

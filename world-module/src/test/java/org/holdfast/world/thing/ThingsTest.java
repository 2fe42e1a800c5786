package org.holdfast.world.thing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.world.SilentTurn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Parents, zones and places, and what becomes of them when one of them goes. */
class ThingsTest {
    private final Things things = new Things();
    private final RecordingTurn host = new RecordingTurn();
    private final WorldTurn turn = new WorldTurn(host, things);

    @Test
    void whatAThingDoesNotSayItsParentSays() {
        Thing lamp = turn.createPrototype(Kind.ITEM, "a tin lamp", "harbour");
        turn.alias(lamp, List.of("lantern"));
        turn.describe(lamp, "Dented.");
        turn.describeInside(lamp, "Sooty.");
        turn.set(lamp, "light", new Doc.Bool(true));
        turn.set(lamp, "weight", new Doc.Int(2));
        Thing room = turn.create(Kind.ROOM, "The Quay", "harbour");
        Thing mine = turn.spawn(lamp, room);

        assertThat(mine.kind()).isEqualTo(Kind.ITEM);
        assertThat(mine.name()).isEqualTo("a tin lamp");
        assertThat(mine.aliases()).containsExactly("lantern");
        assertThat(mine.description()).isEqualTo("Dented.");
        assertThat(mine.inside()).isEqualTo("Sooty.");
        assertThat(mine.zone()).isEqualTo("harbour");
        assertThat(mine.isPrototype()).isFalse();
        assertThat(mine.attribute("weight")).contains(new Doc.Int(2));
        assertThat(things.children(lamp)).containsExactly(mine);
        assertThat(things.countChildren(lamp)).isEqualTo(1);

        turn.rename(mine, "a polished lamp");
        turn.set(mine, "weight", new Doc.Int(3));
        turn.set(mine, "light", Doc.Null.NULL);
        assertThat(mine.name()).isEqualTo("a polished lamp");
        assertThat(lamp.name()).isEqualTo("a tin lamp");
        assertThat(mine.attributes()).containsEntry("weight", new Doc.Int(3)).containsEntry("light", Doc.Null.NULL);
        assertThat(mine.ownAttributes()).containsOnlyKeys("weight", "light");
        turn.unset(mine, "weight");
        assertThat(mine.attribute("weight")).contains(new Doc.Int(2));
    }

    @Test
    void parentsThatAreMissingOrGoRoundSayNothing() {
        Thing a = turn.create(Kind.ITEM, "", "");
        Thing b = turn.create(Kind.ITEM, "", "");
        turn.parent(a, Optional.of(b));
        turn.parent(b, Optional.of(a));
        assertThat(a.name()).isEqualTo("item");
        assertThat(a.attribute("x")).isEmpty();
        assertThat(a.attributes()).isEmpty();
        assertThat(a.comesFrom(b.id())).isTrue();
        assertThat(a.comesFrom(new ThingId(99))).isFalse();

        turn.destroy(b);
        assertThat(a.name()).isEqualTo("item");
        assertThat(a.comesFrom(b.id())).isFalse();
        turn.parent(a, Optional.empty());
        assertThat(a.parent()).isEmpty();
    }

    @Test
    void inheritanceComesBackFromTheRecordsInWhateverOrder() {
        Thing pattern = turn.createPrototype(Kind.ITEM, "a bell", "z");
        Thing room = turn.create(Kind.ROOM, "Here", "z");
        Thing bell = turn.spawn(pattern, room);
        turn.createZone("z", "The Zone");
        turn.originate(pattern, "z/bell");
        turn.save();

        for (boolean backwards : new boolean[] {false, true}) {
            List<StoredRecord> records = new ArrayList<>(host.put);
            if (backwards) {
                Collections.reverse(records);
            }
            Things again = new Things();
            records.forEach(again::put);
            records.forEach(again::put);
            assertThat(again.find(bell.id()).orElseThrow().name()).isEqualTo("a bell");
            assertThat(again.countChildren(pattern)).isEqualTo(1);
            assertThat(again.zone("z").orElseThrow().name()).isEqualTo("The Zone");
            assertThat(again.members("z")).hasSize(4);
            assertThat(again.refer("z/bell").orElseThrow().isPrototype()).isTrue();
            assertThat(again.refer(new Doc.Int(bell.id().number()))).isPresent();
            assertThat(again.refer(new Doc.Str(bell.id().toString()))).isPresent();
            assertThat(again.refer(new Doc.Int(0))).isEmpty();
            assertThat(again.refer(Doc.Null.NULL)).isEmpty();
        }
    }

    @Test
    void thingsChangeTheirZone() {
        Thing room = turn.create(Kind.ROOM, "Here", "a");
        turn.assign(room, "b");
        assertThat(things.members("a")).isEmpty();
        assertThat(things.members("b")).containsExactly(room);
        assertThat(things.zone("b")).isEmpty();
        turn.assign(room, "");
        assertThat(things.members("")).isEmpty();
    }

    @Test
    void theRoomOfAThingIsFoundThroughWhatItIsIn() {
        Thing room = turn.create(Kind.ROOM, "Here", "");
        Thing boat = turn.create(Kind.ITEM, "a boat", "");
        Thing crate = turn.create(Kind.ITEM, "a crate", "");
        turn.move(boat, room);
        turn.move(crate, boat);
        assertThat(things.room(crate)).contains(room);
        assertThat(things.room(room)).contains(room);
        turn.move(boat, crate);
        assertThat(things.room(crate)).isEmpty();
    }

    @Test
    void whatIsDestroyedTakesAllInItWithItButPlayers() {
        Thing room = turn.create(Kind.ROOM, "Here", "");
        Thing boat = turn.create(Kind.ITEM, "a boat", "");
        Thing crate = turn.create(Kind.ITEM, "a crate", "");
        Thing nova = turn.createBody("character-nova", "Nova");
        Thing coin = turn.create(Kind.ITEM, "a coin", "");
        turn.startAt(room);
        turn.move(boat, room);
        turn.move(crate, boat);
        turn.move(nova, crate);
        turn.move(coin, nova);
        turn.save();
        host.put.clear();

        turn.destroy(boat);
        turn.save();
        assertThat(things.find(boat.id())).isEmpty();
        assertThat(things.find(crate.id())).isEmpty();
        assertThat(things.location(nova)).contains(room);
        assertThat(things.location(coin)).contains(nova);
        assertThat(host.deleted)
                .containsExactlyInAnyOrder(
                        new RecordKey("thing", boat.id().toString()),
                        new RecordKey("thing", crate.id().toString()));
        assertThat(host.put).hasSize(1);
        assertThatThrownBy(() -> turn.destroy(nova)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsInItselfCanBeDestroyed() {
        Thing a = turn.create(Kind.ITEM, "a", "");
        Thing b = turn.create(Kind.ITEM, "b", "");
        turn.move(a, b);
        turn.move(b, a);
        turn.destroy(a);
        assertThat(things.isEmpty()).isTrue();
    }

    @Test
    void whatIsMadeAndDestroyedInOneTurnLeavesNothing() {
        turn.destroy(turn.create(Kind.ITEM, "a spark", ""));
        turn.save();
        assertThat(host.put).extracting(record -> record.key().namespace()).containsExactly("world");
    }

    /** A host that remembers what it was handed. */
    private static final class RecordingTurn extends SilentTurn {
        private final List<StoredRecord> put = new ArrayList<>();
        private final List<RecordKey> deleted = new ArrayList<>();

        @Override
        public void put(StoredRecord record) {
            put.add(record);
        }

        @Override
        public void delete(RecordKey key) {
            deleted.add(key);
        }
    }
}

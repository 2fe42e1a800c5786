package org.holdfast.world.area;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/** Things, and turns that change them, without a host. */
final class SmallWorld {
    private final Things things = new Things();

    void load(String file) {
        change(turn -> AreaImport.makeAll(List.of(AreaReader.read("file", file)), turn, things));
    }

    AreaImport.Report update(Area area) {
        AreaImport.Report[] report = new AreaImport.Report[1];
        change(turn -> report[0] = AreaImport.update(List.of(area), turn, things));
        return report[0];
    }

    String export(String zone) {
        String[] text = new String[1];
        change(turn -> text[0] =
                AreaExport.write(things, turn, things.zone(zone).orElseThrow()).text());
        return text[0];
    }

    Thing thing(String origin) {
        return things.refer(origin).orElseThrow();
    }

    int count() {
        return things.all().size();
    }

    void change(Consumer<WorldTurn> work) {
        WorldTurn turn = new WorldTurn(new Kept(), things);
        work.accept(turn);
        turn.save();
    }

    private static final class Kept implements Turn {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void edit(RecordKey key) {}

        @Override
        public void put(StoredRecord record) {}

        @Override
        public void delete(RecordKey key) {}

        @Override
        public void send(FromModule message) {}
    }
}

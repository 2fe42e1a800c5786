package org.holdfast.world.area;

import java.util.List;
import java.util.function.Consumer;
import org.holdfast.world.SilentTurn;
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
        WorldTurn turn = new WorldTurn(new SilentTurn(), things);
        work.accept(turn);
        turn.save();
    }
}

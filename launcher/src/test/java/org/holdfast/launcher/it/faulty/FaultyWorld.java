package org.holdfast.launcher.it.faulty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.api.Activation;
import org.holdfast.api.Doc;
import org.holdfast.api.HostedModule;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;
import org.holdfast.launcher.it.faulty.Act.Scene;
import org.holdfast.launcher.it.faulty.Defect.Place;

/**
 * Understands {@code count N}, {@code tally}, {@code ping TOKEN}; and {@code trip WORDS}, which scars the world before it
 * trips over the {@link Defect}: a scar that is seen later was left by a turn that did not take place.
 */
final class FaultyWorld implements HostedModule {
    static final String COUNTS = "count";
    static final RecordKey SCAR = new RecordKey("scar", "trip");

    private static final Text ROOM = Text.of("A counting house\nExits: none.");

    private final Defect defect;
    private final int documents;
    private final int gate;
    private final Map<SessionId, String> names = new HashMap<>();
    private final Map<RecordKey, Tally> tallies = new TreeMap<>();
    private boolean scarred;
    private boolean commanded;

    FaultyWorld(Defect defect, int documents, int gate) {
        this.defect = defect;
        this.documents = documents;
        this.gate = gate;
    }

    @Override
    public void load(StoredRecord record) {
        if (defect == Defect.THROWS_IN_APPLY && tallies.isEmpty()) {
            // Until something has changed, that there is a change to take in.
            Acts.waitAtGate(Scene.outside(gate));
        }
        at(Place.LOAD, Scene.outside(gate));
        take(record);
    }

    @Override
    public void apply(RecordChange change) {
        at(Place.APPLY, Scene.outside(gate));
        take(change);
    }

    @Override
    public void activate(Activation activation, Turn turn) {
        activation.sessions().forEach(this::enter);
        at(Place.ACTIVATION, Scene.outside(gate));
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        if (message instanceof ToModule.SessionOpened opened) {
            enter(opened.session());
            answer(opened.session().id(), ROOM, turn);
        } else if (message instanceof ToModule.Input input) {
            Scene scene = new Scene(input.line(), text -> turn.tell(input.session(), text), turn::put, gate);
            answer(input.session(), input(input, scene, turn), turn);
        }
    }

    @Override
    public void revert(List<RecordChange> accepted) {
        accepted.forEach(this::take);
    }

    private Text input(ToModule.Input input, Scene scene, Turn turn) {
        String[] words = input.line().split(" ");
        return switch (words[0]) {
            case "count" ->
                count(Objects.requireNonNull(names.get(input.session())), Long.parseLong(words[1]), scene, turn);
            case "trip" -> trip(scene, turn);
            case "tally" -> tally();
            case "ping" -> Text.of("pong {}", words[1]);
            default -> Text.of("Huh?");
        };
    }

    private Text count(String name, long number, Scene scene, Turn turn) {
        RecordKey key = new RecordKey(COUNTS, name);
        turn.edit(key);
        Tally tally = tallies.computeIfAbsent(key, made -> new Tally());
        long before = tally.last();
        tally.reach(number);
        boolean first = !commanded;
        commanded = true;
        at(Place.EVERY_COMMAND, scene);
        if (first) {
            at(Place.FIRST_COMMAND, scene);
        }
        turn.put(tally.toRecord(key, documents));
        return Text.of("counted {} after {}", number, before);
    }

    private Text trip(Scene scene, Turn turn) {
        turn.edit(SCAR);
        scarred = true;
        turn.put(new StoredRecord(SCAR, documents, Doc.object().build()));
        scene.say().accept(Text.of("You trip..."));
        at(Place.TRIP, scene);
        turn.delete(SCAR);
        scarred = false;
        return Text.of("Nothing happens.");
    }

    private Text tally() {
        Stream<Text> counts = tallies.entrySet().stream()
                .map(tally -> Text.of(
                        "{} is at {}", tally.getKey().id(), tally.getValue().last()));
        return Text.lines(Stream.concat(counts, Stream.of(Text.of(scarred ? "There is a scar." : "There is no scar.")))
                .toList());
    }

    private void at(Place place, Scene scene) {
        if (defect.isAt(place)) {
            defect.act().in(scene);
        }
    }

    private void enter(SessionInfo session) {
        names.put(session.id(), session.name());
    }

    private void take(StoredRecord record) {
        if (record.key().equals(SCAR)) {
            scarred = true;
        } else {
            tallies.put(record.key(), Tally.of(record));
        }
    }

    private void take(RecordChange change) {
        if (change instanceof RecordChange.Put put) {
            take(put.record());
        } else if (change.key().equals(SCAR)) {
            scarred = false;
        } else {
            tallies.remove(change.key());
        }
    }

    private static void answer(SessionId session, Text text, Turn turn) {
        turn.tell(session, text);
        turn.prompt(session, Text.of("> "));
    }
}

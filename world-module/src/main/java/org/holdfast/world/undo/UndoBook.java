package org.holdfast.world.undo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.world.thing.Records;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * What each builder can undo, newest last. Owned by the generation's thread.
 *
 * <pre>{@code
 * undo/CHARACTER/N  {"line": "@name here=Hall", "version": 2,
 *                    "things": [{"thing": 1, "change": "CHANGED", "was": {"name": "Shed"}, "is": {"name": "Hall"}}]}
 * }</pre>
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@value #MAX_ENTRIES} commands for each builder</td><td>the oldest is forgotten</td></tr>
 * <tr><td>{@value #MAX_CHARACTERS} characters for each command</td><td>it is done, and cannot be undone</td></tr>
 * </table>
 */
public final class UndoBook implements Records {
    public static final int MAX_ENTRIES = 20;
    public static final int MAX_CHARACTERS = 1 << 20;

    private static final String NAMESPACE = "undo";
    private static final int VERSION = 1;

    private final Things things;
    private final Map<String, NavigableMap<Long, Entry>> byCharacter = new HashMap<>();

    public UndoBook(Things things) {
        this.things = things;
    }

    @Override
    public Map<String, Integer> namespaces() {
        return Map.of(NAMESPACE, VERSION);
    }

    @Override
    public void put(StoredRecord record) {
        try {
            Place place = place(record.key());
            byCharacter
                    .computeIfAbsent(place.character(), any -> new TreeMap<>())
                    .put(place.number(), Entry.read(record.doc()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the record " + record.key() + " cannot be undone: " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(RecordKey key) {
        Place place = place(key);
        byCharacter.computeIfPresent(place.character(), (character, entries) -> {
            entries.remove(place.number());
            return entries.isEmpty() ? null : entries;
        });
    }

    /** The commands that a builder can undo, as they were typed, the newest first. */
    public List<String> lines(String character) {
        return entries(character).descendingMap().values().stream()
                .map(Entry::line)
                .toList();
    }

    /**
     * Does some work of a builder, and remembers how to undo what it changes.
     *
     * @return whether it can be undone; true if it changed nothing
     */
    public boolean record(WorldTurn turn, String character, String line, Runnable work) {
        Map<ThingId, Optional<StoredRecord>> before = new LinkedHashMap<>();
        Optional<ThingId> start = things.start().map(Thing::id);
        turn.watched(id -> before.computeIfAbsent(id, things::record), work);
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<ThingId, Optional<StoredRecord>> one : before.entrySet()) {
            Optional<StoredRecord> after = things.record(one.getKey());
            Difference.between(one.getKey(), one.getValue().map(StoredRecord::doc), after.map(StoredRecord::doc))
                    .ifPresent(differences::add);
        }
        boolean destroys = differences.stream().anyMatch(one -> one.change() == Difference.Change.DESTROYED);
        List<Difference> kept = destroys ? withoutWanderings(differences) : differences;
        Optional<Entry.Start> moved = start.flatMap(was ->
                things.start().map(Thing::id).filter(is -> !is.equals(was)).map(is -> new Entry.Start(was, is)));
        if (kept.isEmpty() && moved.isEmpty()) {
            return true;
        }
        Entry entry = new Entry(line, Things.documentVersion(), kept, moved);
        if (entry.write().toJson().length() > MAX_CHARACTERS) {
            return false;
        }
        add(turn, character, entry);
        return true;
    }

    /** Players who had to leave what was destroyed go on from where they were set down; they are not fetched back. */
    private List<Difference> withoutWanderings(List<Difference> differences) {
        List<Difference> kept = new ArrayList<>();
        for (Difference one : differences) {
            boolean isPlayer = things.find(one.thing()).flatMap(Thing::player).isPresent();
            (isPlayer ? one.withoutLocation() : Optional.of(one)).ifPresent(kept::add);
        }
        return kept;
    }

    private void add(WorldTurn turn, String character, Entry entry) {
        NavigableMap<Long, Entry> entries = entries(character);
        long number = entries.isEmpty() ? 1 : entries.lastKey() + 1;
        while (entries.size() >= MAX_ENTRIES) {
            remove(turn, character, entries.firstKey());
            entries = entries(character);
        }
        edit(turn, character, number);
        byCharacter.computeIfAbsent(character, any -> new TreeMap<>()).put(number, entry);
    }

    private void remove(WorldTurn turn, String character, long number) {
        edit(turn, character, number);
        delete(key(character, number));
    }

    /** Nothing that this builder did can be undone any more. */
    public void forget(WorldTurn turn, String character) {
        List.copyOf(entries(character).keySet()).forEach(number -> remove(turn, character, number));
    }

    private void edit(WorldTurn turn, String character, long number) {
        RecordKey key = key(character, number);
        turn.edit(
                key,
                () -> Optional.ofNullable(entries(character).get(number))
                        .map(entry -> new StoredRecord(key, VERSION, entry.write())));
    }

    /** The newest command of a builder, to be undone. */
    public Optional<Undoing> newest(String character) {
        return Optional.ofNullable(entries(character).lastEntry())
                .map(newest ->
                        new Undoing(things, newest.getValue(), turn -> remove(turn, character, newest.getKey())));
    }

    private NavigableMap<Long, Entry> entries(String character) {
        return byCharacter.getOrDefault(character, new TreeMap<>());
    }

    private record Place(String character, long number) {}

    private static RecordKey key(String character, long number) {
        return new RecordKey(NAMESPACE, character + "/" + number);
    }

    private static Place place(RecordKey key) {
        int slash = key.id().lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("the record " + key + " names no builder and number");
        }
        return new Place(key.id().substring(0, slash), Long.parseLong(key.id().substring(slash + 1)));
    }
}

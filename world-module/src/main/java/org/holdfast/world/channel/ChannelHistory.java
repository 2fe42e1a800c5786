package org.holdfast.world.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.world.thing.Records;
import org.holdfast.world.thing.WorldTurn;

/**
 * The last {@value #KEPT} lines of each channel. Each is a record of its own, {@code channel/gossip.7}, so that one line
 * more writes one record; the number at the end goes round, so that there are never more.
 *
 * <pre>{@code
 * {"number": 57, "at": 1790000000000, "talker": "Nova", "player": "a character's lasting id", "words": "Hello."}
 * }</pre>
 *
 * Owned by the generation's thread.
 */
public final class ChannelHistory implements Records {
    /** How many lines of each channel are kept. */
    public static final int KEPT = 50;

    private static final String NAMESPACE = "channel";
    private static final int VERSION = 1;

    private final Map<RecordKey, Spoken> lines = new HashMap<>();

    @Override
    public Map<String, Integer> namespaces() {
        return Map.of(NAMESPACE, VERSION);
    }

    @Override
    public void put(StoredRecord record) {
        if (record.version() > VERSION) {
            throw new IllegalArgumentException("the record " + record.key() + " has document version "
                    + record.version() + ", and this world understands versions up to " + VERSION);
        }
        try {
            lines.put(record.key(), read(record.doc()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the record " + record.key() + " is no line of a channel: " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(RecordKey key) {
        lines.remove(key);
    }

    /** The lines of a channel that are kept, the oldest first. */
    public List<Spoken> of(Channel channel) {
        String prefix = channel.name() + ".";
        return lines.entrySet().stream()
                .filter(line -> line.getKey().id().startsWith(prefix))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingLong(Spoken::number))
                .toList();
    }

    /** Keeps one line more, in place of the oldest if there are as many as are kept. */
    public void add(WorldTurn turn, Channel channel, String talker, Optional<String> player, String words) {
        List<Spoken> kept = of(channel);
        long number = kept.isEmpty() ? 1 : kept.get(kept.size() - 1).number() + 1;
        RecordKey key = new RecordKey(NAMESPACE, channel.name() + "." + number % KEPT);
        turn.edit(key, () -> Optional.ofNullable(lines.get(key)).map(line -> write(key, line)));
        lines.put(key, new Spoken(number, turn.now(), talker, player, words));
    }

    private static StoredRecord write(RecordKey key, Spoken line) {
        Doc.Builder doc = Doc.object()
                .put("number", line.number())
                .put("at", line.at().toEpochMilli())
                .put("talker", line.talker());
        line.player().ifPresent(player -> doc.put("player", player));
        return new StoredRecord(key, VERSION, doc.put("words", line.words()).build());
    }

    private static Spoken read(Doc.Obj doc) {
        return new Spoken(
                doc.integer("number"),
                Instant.ofEpochMilli(doc.integer("at")),
                doc.string("talker"),
                doc.find("player").map(present -> doc.string("player")),
                doc.string("words"));
    }
}

package org.holdfast.world.notebook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.world.thing.Records;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.WorldTurn;

/**
 * All players' notebooks, by the lasting id of the player's character. Owned by the generation's thread.
 *
 * <pre>{@code
 * notebook/CHARACTER  {"aliases": {"k": "kill %*"},
 *                      "draft": {"field": "description", "thing": 12, "before": "", "lines": ["It is cold."]}}
 * }</pre>
 */
public final class Notebooks implements Records {
    private static final String NAMESPACE = "notebook";
    private static final int VERSION = 1;

    private final Map<String, Notebook> byCharacter = new HashMap<>();

    @Override
    public Map<String, Integer> namespaces() {
        return Map.of(NAMESPACE, VERSION);
    }

    @Override
    public void put(StoredRecord record) {
        try {
            byCharacter.put(record.key().id(), read(record.doc()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the record " + record.key() + " is no notebook: " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(RecordKey key) {
        byCharacter.remove(key.id());
    }

    /** The notebook of a player's character; an empty one if nothing is kept. */
    public Notebook of(String character) {
        return byCharacter.getOrDefault(character, Notebook.EMPTY);
    }

    /** A player's notebook is this from now on. */
    public void change(WorldTurn turn, String character, Notebook notebook) {
        RecordKey key = new RecordKey(NAMESPACE, character);
        turn.edit(
                key,
                () -> Optional.ofNullable(byCharacter.get(character))
                        .map(kept -> new StoredRecord(key, VERSION, write(kept))));
        if (notebook.isEmpty()) {
            byCharacter.remove(character);
        } else {
            byCharacter.put(character, notebook);
        }
    }

    /** Nothing is kept for a player's character any more; does nothing if nothing is. */
    public void forget(WorldTurn turn, String character) {
        if (!of(character).isEmpty()) {
            change(turn, character, Notebook.EMPTY);
        }
    }

    private static Doc.Obj write(Notebook notebook) {
        Doc.Builder doc = Doc.object();
        if (!notebook.aliases().isEmpty()) {
            Doc.Builder aliases = Doc.object();
            notebook.aliases().forEach(aliases::put);
            doc.put("aliases", aliases.build());
        }
        notebook.draft().ifPresent(draft -> doc.put("draft", write(draft)));
        return doc.build();
    }

    private static Doc.Obj write(Draft draft) {
        return Doc.object()
                .put("field", draft.field().name().toLowerCase(Locale.ROOT))
                .put("thing", draft.thing().number())
                .put("before", draft.before())
                .put("lines", draft.lines())
                .build();
    }

    private static Notebook read(Doc.Obj doc) {
        Doc.Obj aliases = doc.object("aliases");
        TreeMap<String, String> read = new TreeMap<>();
        aliases.members().keySet().forEach(alias -> read.put(alias, aliases.string(alias)));
        return new Notebook(read, doc.find("draft").map(present -> readDraft(doc.object("draft"))));
    }

    private static Draft readDraft(Doc.Obj doc) {
        return new Draft(
                Draft.Field.valueOf(doc.string("field").toUpperCase(Locale.ROOT)),
                new ThingId(doc.integer("thing")),
                doc.string("before"),
                doc.strings("lines"));
    }
}

package org.holdfast.world.notebook;

import java.util.HashMap;
import java.util.List;
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
import org.holdfast.world.trait.Passage;

/**
 * All players' notebooks, by the lasting id of the player's character. Owned by the generation's thread.
 *
 * <pre>{@code
 * notebook/CHARACTER  {"aliases": {"k": "kill %*"},
 *                      "draft": {"field": "description", "thing": 12, "before": "", "lines": ["It is cold."]}}
 * }</pre>
 *
 * A draft of a detail has its {@code names}, too. That and the line in a room are of version 2; what is of neither is
 * written as before, so that the way back to older code is open.
 */
public final class Notebooks implements Records {
    private static final String NAMESPACE = "notebook";
    private static final int VERSION = 2;
    private static final int BEFORE_DETAILS = 1;

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
                        .map(kept -> new StoredRecord(key, version(kept), write(kept))));
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

    private static int version(Notebook notebook) {
        return notebook.draft()
                .map(draft -> switch (draft.passage().field()) {
                    case DESCRIPTION, INSIDE -> BEFORE_DETAILS;
                    case IN_ROOM, DETAIL -> VERSION;
                })
                .orElse(BEFORE_DETAILS);
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
        Doc.Builder doc =
                Doc.object().put("field", draft.passage().field().name().toLowerCase(Locale.ROOT));
        if (!draft.passage().names().isEmpty()) {
            doc.put("names", draft.passage().names());
        }
        return doc.put("thing", draft.thing().number())
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
                new Passage(
                        Passage.Field.valueOf(doc.string("field").toUpperCase(Locale.ROOT)),
                        doc.find("names").isPresent() ? doc.strings("names") : List.of()),
                new ThingId(doc.integer("thing")),
                doc.string("before"),
                doc.strings("lines"));
    }
}

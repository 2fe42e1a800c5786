package org.holdfast.launcher.it.keeper;

import java.util.List;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * A live object that can be changed half: its words are added one by one. Its document of version 1 has them in one
 * string, {@code text}; that of version 2 in an array, {@code words}.
 */
final class Note {
    static final String NAMESPACE = "note";

    private String text = "";

    static RecordKey key(String id) {
        return new RecordKey(NAMESPACE, id);
    }

    static Note of(StoredRecord record) {
        Note note = new Note();
        note.text = record.version() == 1
                ? record.doc().string("text")
                : String.join(" ", record.doc().strings("words"));
        return note;
    }

    StoredRecord toRecord(String id, int version) {
        Doc.Builder doc = Doc.object();
        if (version == 1) {
            doc.put("text", text);
        } else {
            doc.put("words", List.of(text.split(" ")));
        }
        return new StoredRecord(key(id), version, doc.build());
    }

    void clear() {
        text = "";
    }

    void add(String word) {
        text = (text + " " + word).strip();
    }

    String text() {
        return text;
    }
}

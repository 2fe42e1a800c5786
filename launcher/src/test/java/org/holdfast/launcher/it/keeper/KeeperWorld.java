package org.holdfast.launcher.it.keeper;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.RecordChange;
import org.holdfast.api.SessionId;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;

/**
 * Understands {@code keep ID WORDS}, {@code forget ID}, {@code notes}, {@code ping}; and {@code break ID OTHER}, which
 * changes one note, makes another, deletes a third called {@code victim}, and throws in the middle of it.
 */
final class KeeperWorld implements HostedModule {
    private static final Text ROOM = Text.of("A study\nExits: none.");

    private final int documents;
    private final Map<String, Note> notes = new TreeMap<>();

    KeeperWorld(int documents) {
        this.documents = documents;
    }

    @Override
    public void load(StoredRecord record) {
        notes.put(record.key().id(), Note.of(record));
    }

    @Override
    public void apply(RecordChange change) {
        if (change instanceof RecordChange.Put put) {
            load(put.record());
        } else {
            notes.remove(change.key().id());
        }
    }

    @Override
    public void activate(Activation activation, Turn turn) {}

    @Override
    public void handle(ToModule message, Turn turn) {
        if (message instanceof ToModule.SessionOpened opened) {
            answer(opened.session().id(), ROOM, turn);
        } else if (message instanceof ToModule.Input input) {
            answer(input.session(), input(input.line().split(" "), turn), turn);
        }
    }

    @Override
    public void revert(List<RecordChange> accepted) {
        accepted.forEach(this::apply);
    }

    private Text input(String[] words, Turn turn) {
        return switch (words[0]) {
            case "ping" -> Text.of("pong {}", words[1]);
            case "keep" -> {
                write(words[1], List.of(words).subList(2, words.length), turn);
                yield Text.of("Kept {}.", words[1]);
            }
            case "forget" -> {
                delete(words[1], turn);
                yield Text.of("Forgot {}.", words[1]);
            }
            case "notes" ->
                Text.lines(notes.entrySet().stream()
                        .map(note ->
                                Text.of("{}: {}", note.getKey(), note.getValue().text()))
                        .toList());
            case "break" -> {
                write(words[1], List.of("half"), turn);
                write(words[2], List.of("other", "half"), turn);
                delete("victim", turn);
                turn.edit(Note.key(words[1]));
                notes.computeIfAbsent(words[1], id -> new Note()).add("changed-and-never-put");
                throw new IllegalStateException("told to break");
            }
            default -> Text.of("Huh?");
        };
    }

    private void write(String id, List<String> words, Turn turn) {
        turn.edit(Note.key(id));
        Note note = notes.computeIfAbsent(id, made -> new Note());
        note.clear();
        words.forEach(note::add);
        turn.put(note.toRecord(id, documents));
    }

    private void delete(String id, Turn turn) {
        turn.delete(Note.key(id));
        notes.remove(id);
    }

    private static void answer(SessionId session, Text text, Turn turn) {
        turn.tell(session, text);
        turn.prompt(session, Text.of("> "));
    }
}

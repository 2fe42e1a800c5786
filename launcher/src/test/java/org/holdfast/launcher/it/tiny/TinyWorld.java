package org.holdfast.launcher.it.tiny;

import java.util.List;
import java.util.function.Consumer;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.RecordChange;
import org.holdfast.api.SessionId;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;

/** One room, no records; understands {@code marker}, {@code ping} and {@code quit}. */
final class TinyWorld implements HostedModule {
    private static final Text ROOM = Text.of("A tiny room\nExits: none.");
    private static final Text PROMPT = Text.of("> ");

    private final TinyWorldFactory factory;
    private final Consumer<String> places;

    /** @param places told of each place that the test may have named */
    TinyWorld(TinyWorldFactory factory, Consumer<String> places) {
        this.factory = factory;
        this.places = places;
    }

    @Override
    public void load(StoredRecord record) {}

    @Override
    public void apply(RecordChange change) {}

    @Override
    public void activate(Activation activation, Turn turn) {
        places.accept("activate");
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        if (message instanceof ToModule.SessionOpened opened) {
            answer(opened.session().id(), ROOM, turn);
        } else if (message instanceof ToModule.Input input) {
            input(input, turn);
        }
    }

    @Override
    public void revert(List<RecordChange> accepted) {}

    private void input(ToModule.Input input, Turn turn) {
        String line = input.line();
        if (line.equals("quit")) {
            turn.send(new FromModule.Close(input.session(), Text.of("Goodbye.")));
        } else if (line.equals("marker")) {
            answer(input.session(), Text.of("This is tiny world {}.", factory.version()), turn);
        } else if (line.startsWith("ping ")) {
            answer(input.session(), Text.of("pong {}", line.substring("ping ".length())), turn);
        } else {
            answer(input.session(), Text.of("Huh?"), turn);
        }
    }

    private static void answer(SessionId session, Text text, Turn turn) {
        turn.tell(session, text);
        turn.prompt(session, PROMPT);
    }
}

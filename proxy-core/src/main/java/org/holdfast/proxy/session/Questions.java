package org.holdfast.proxy.session;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.AccountException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the core asks on a connection, one question after the other, and the waiting for what takes long: meanwhile nothing
 * is read, and whoever waits for more than {@value #PATIENCE_MS} ms is told so. Confined to the event loop that owns the
 * connection.
 *
 * <pre>
 *   ASKED --line--> (answer) --ask--> ASKED
 *                       '----await--> WAITING --(outcome)--> ...
 * </pre>
 *
 * <p>A line that arrives while something is waited for, because it was on its way already, answers the next question.
 */
final class Questions {
    static final int PATIENCE_MS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final Connection connection;
    private final EventExecutor loop;
    private final BooleanSupplier goesOn;
    private final Queue<String> ahead = new ArrayDeque<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private Text prompt = Text.EMPTY;
    private boolean hidden;
    private Consumer<String> answer = line -> {};
    private boolean waiting;
    private boolean secrets;

    /** @param goesOn whether there is still somebody to be asked */
    Questions(Connection connection, EventExecutor loop, BooleanSupplier goesOn) {
        this.connection = connection;
        this.loop = loop;
        this.goesOn = goesOn;
    }

    void say(Text text) {
        connection.screen().show(text);
    }

    /** @param hide whether the answer is a secret, which the client is not to show */
    void ask(Text question, boolean hide, Consumer<String> whatThen) {
        prompt = question;
        hidden = hide;
        secrets |= hide;
        answer = whatThen;
        again();
    }

    /** Asks the same once more. */
    void again() {
        connection.screen().ask(prompt, hidden);
    }

    /** Somebody has typed a line. */
    void line(String line) {
        if (waiting) {
            ahead.add(line);
        } else {
            answer.accept(line);
        }
    }

    /** Runs this now, or once the outcome that is awaited is there: two must not be awaited at once. */
    void whenFree(Runnable task) {
        if (waiting) {
            tasks.add(task);
        } else {
            task.run();
        }
    }

    /** Whether a secret was asked for: then what was typed ahead may be one. */
    boolean askedForSecrets() {
        return secrets;
    }

    /** What was typed and not asked for. */
    Queue<String> ahead() {
        return ahead;
    }

    /**
     * Goes on with an outcome, reading nothing until then.
     *
     * @param failed what to do when there is none, with words that say why
     */
    <T> void await(CompletionStage<T> stage, Consumer<T> then, Consumer<Text> failed) {
        waiting = true;
        connection.gate().set(ReadGate.Reason.LOGIN, true);
        Future<?> patience = loop.schedule(this::oneMoment, PATIENCE_MS, TimeUnit.MILLISECONDS);
        var unused = stage.whenComplete((outcome, failure) -> loop.execute(() -> {
            patience.cancel(false);
            waiting = false;
            if (!goesOn.getAsBoolean()) {
                return; // whoever ended this has seen to the rest
            }
            if (failure == null) {
                then.accept(outcome);
            } else {
                failed.accept(words(failure));
            }
            while (goesOn.getAsBoolean() && !waiting && !tasks.isEmpty()) {
                tasks.remove().run();
            }
            while (goesOn.getAsBoolean() && !waiting && !ahead.isEmpty()) {
                answer.accept(ahead.remove());
            }
            connection.flush();
            if (goesOn.getAsBoolean() && !waiting) {
                connection.gate().set(ReadGate.Reason.LOGIN, false);
            }
        }));
    }

    private void oneMoment() {
        if (waiting && goesOn.getAsBoolean()) {
            say(Notices.ONE_MOMENT);
            connection.flush();
        }
    }

    /** What a player is told of a failure; one of the host itself is logged. */
    static Text words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AccountException) {
            return Text.plain(String.valueOf(cause.getMessage()));
        }
        LOG.error("what a player asked of the accounts failed in the host", cause);
        return Notices.LOGIN_FAULT;
    }
}

package org.holdfast.proxy.session;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountException;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.audit.Actor;
import org.holdfast.proxy.audit.AuditKind;
import org.holdfast.proxy.host.SwapListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who typed a command of the core, and where. */
record Call(Session session, Connection from) {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    void answer(Text text) {
        from.screen().show(text);
    }

    Account account() {
        return session.account();
    }

    Sessions sessions() {
        return session.sessions();
    }

    /** The account of a name, if there is one; says so if there is none. */
    Optional<Account> named(String name) {
        Optional<Account> found = sessions().accounts().find(name);
        if (found.isEmpty()) {
            answer(Text.of("There is no account of the name {}.", name));
        }
        return found;
    }

    /** Whether staff may do something to an account: not to one that is trusted with more than they are. */
    boolean mayTouch(Account other) {
        return account().role().atLeast(other.role()) || account().role() == Role.ADMIN;
    }

    /** Tells of what takes long. */
    SwapListener listener() {
        return (step, since, done) ->
                session.later(() -> session.viewers().notice(SwapWords.stillIn(step, since, done)));
    }

    /** Later, when the answer is there; the player may have gone meanwhile. */
    <T> void answerWhen(CompletionStage<T> stage, Function<T, Text> words) {
        var unused = stage.whenComplete((outcome, failure) -> {
            Text text = failure == null ? words.apply(outcome) : failed(failure);
            session.later(() -> session.viewers().notice(text));
        });
    }

    private static Text failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AccountException refused) {
            return Text.plain(String.valueOf(refused.getMessage()));
        }
        LOG.error("a command of the host failed", failure);
        return Text.of("That failed; the log says why.");
    }

    /** Has the audit log take down what this player does. */
    void audit(AuditKind kind, String what, String target, String detail) {
        Actor actor = Actor.of(account().id(), account().name(), from.address());
        var unused = sessions().audit().record(kind, what, actor, target, detail);
    }
}

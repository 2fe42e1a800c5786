package org.holdfast.proxy.session;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.telnet.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Between the login and playing, for an account with several characters: which is it to be?
 *
 * <pre>
 *   CHOOSE --number, or name--> (playing)
 *    | ^ '--new NAME--> CHOOSE
 *    | '---another text---------.
 *    '--delete NAME--> CONFIRM --the name once more--> (deleted) CHOOSE
 * </pre>
 *
 * <p>Runs on the connection's event loop. While a change is on its way to the disk the socket is not read.
 */
final class MenuPhase implements Phase {

    private final Connection connection;
    private final Sessions sessions;
    private Account account;
    private @Nullable CharacterRef toDelete;
    private @Nullable Future<?> deadline;
    private boolean over;

    MenuPhase(Account account, Connection connection, Sessions sessions) {
        this.account = account;
        this.connection = connection;
        this.sessions = sessions;
    }

    /** Lists the characters, and asks. */
    void begin() {
        Duration time = sessions.options().loginTime();
        if (!time.isZero()) {
            deadline = connection.eventLoop().schedule(this::tooSlow, time.toMillis(), TimeUnit.MILLISECONDS);
        }
        list();
        connection.flush();
        connection.gate().set(ReadGate.Reason.LOGIN, false);
    }

    private void list() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<heading>Your characters</heading>"));
        List<CharacterRef> characters = account.characters();
        for (int i = 0; i < characters.size(); i++) {
            lines.add(Text.of(
                    "{}  {}{}", i + 1, characters.get(i).name(), isPlayed(characters.get(i)) ? " (playing)" : ""));
        }
        lines.add(Text.of(
                "Type a number or a name to play; <command>new NAME</command>, <command>delete NAME</command> or"
                        + " <command>quit</command>."));
        connection.screen().show(Text.lines(lines));
        ask();
    }

    private void ask() {
        connection.screen().prompt(Notices.CHARACTER, false);
    }

    private boolean isPlayed(CharacterRef character) {
        return sessions.roster().sessions().stream()
                .anyMatch(session -> session.character().id().equals(character.id()));
    }

    @Override
    public void line(String line, boolean secret) {
        CharacterRef confirmed = toDelete;
        toDelete = null;
        Words words = Words.of(line);
        if (!isLetIn()) {
            end();
            connection.close(Notices.PASSWORD_CHANGED);
        } else if (confirmed != null) {
            confirm(confirmed, line.strip());
        } else if (words.first().isEmpty()) {
            ask();
        } else if (words.rest().isEmpty() && words.first().equalsIgnoreCase("quit")) {
            end();
            connection.close(Notices.GOODBYE);
        } else if (words.first().equalsIgnoreCase("new") && !words.rest().isEmpty()) {
            change(sessions.accounts().addCharacter(account.id(), words.rest()));
        } else if (words.first().equalsIgnoreCase("delete") && !words.rest().isEmpty()) {
            delete(words.rest());
        } else {
            find(line.strip()).ifPresentOrElse(this::play, () -> say(Text.of("You have no such character.")));
        }
    }

    /** Whether the login still counts: no session is told here that the password was changed or the account locked. */
    private boolean isLetIn() {
        return sessions.accounts().stillHolds(account, connection.proof())
                && sessions.accounts()
                        .byId(account.id())
                        .filter(now -> !now.locked())
                        .isPresent();
    }

    private Optional<CharacterRef> find(String typed) {
        List<CharacterRef> characters = account.characters();
        for (int i = 0; i < characters.size(); i++) {
            if (characters.get(i).name().equalsIgnoreCase(typed)
                    || Integer.toString(i + 1).equals(typed)) {
                return Optional.of(characters.get(i));
            }
        }
        return Optional.empty();
    }

    private void say(Text text) {
        connection.screen().show(text);
        ask();
    }

    private void play(CharacterRef character) {
        end();
        connection.gate().set(ReadGate.Reason.LOGIN, true);
        sessions.open(account, character, connection);
    }

    private void delete(String typed) {
        Optional<CharacterRef> found = find(typed);
        if (found.isEmpty()) {
            say(Text.of("You have no such character."));
        } else if (account.characters().size() == 1) {
            say(Text.of("An account keeps its last character."));
        } else if (isPlayed(found.get())) {
            say(Text.of("{} is being played; leave there first.", found.get().name()));
        } else {
            toDelete = found.get();
            say(Text.of(
                    "This deletes {} for good. Type the name once more to do it, anything else to keep it.",
                    found.get().name()));
        }
    }

    private void confirm(CharacterRef character, String typed) {
        if (typed.toLowerCase(Locale.ROOT).equals(character.name().toLowerCase(Locale.ROOT))) {
            change(sessions.accounts().deleteCharacter(account.id(), character.id()));
        } else {
            say(Text.of("Nothing was deleted."));
        }
    }

    private void change(CompletionStage<Account> changing) {
        connection.gate().set(ReadGate.Reason.LOGIN, true);
        var unused = changing.whenComplete((changed, failure) -> connection
                .eventLoop()
                .execute(() -> {
                    if (over) {
                        return;
                    }
                    if (failure == null) {
                        account = changed;
                        list();
                    } else {
                        say(Questions.words(failure));
                    }
                    connection.flush();
                    connection.gate().set(ReadGate.Reason.LOGIN, false);
                }));
    }

    private void tooSlow() {
        end();
        connection.close(Notices.LOGIN_TOO_SLOW);
    }

    private void end() {
        over = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void lineTooLong(int limit) {
        toDelete = null;
        say(Notices.tooLong(limit));
    }

    @Override
    public void terminalChanged(Terminal terminal) {
        // The screen shows it from now on.
    }

    @Override
    public void data(String packageName, Doc data) {
        // Nothing that a client sends as data chooses a character.
    }

    @Override
    public void lost() {
        end();
    }
}

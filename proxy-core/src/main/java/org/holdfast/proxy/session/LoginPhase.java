package org.holdfast.proxy.session;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.Creation;
import org.holdfast.proxy.account.NameCheck;
import org.holdfast.proxy.account.Purpose;
import org.holdfast.proxy.account.Verification;
import org.holdfast.proxy.telnet.Terminal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From connecting to playing: the dialogue of the login, for known and for new names.
 *
 * <pre>
 *   NAME --known, or registration closed--> PASSWORD --right--> (playing)
 *    ^ \                                       '--wrong--> NAME
 *    |  '--unknown--> CREATE --y--> CHOOSE --> REPEAT --same--> (playing)
 *    '-------------n----'              ^---------'--different
 * </pre>
 *
 * <p>A client that announced {@code Char.Login} may send name and password as a document instead, at any step; it is
 * told the outcome as a document and as text. Nothing else is different: the same account service with the same limits.
 *
 * <p>Runs on the connection's event loop, before the connection belongs to a session. While a password is being hashed the
 * socket is not read, so what was typed ahead stays in order; after the right one it is read again when a session shows
 * on the connection, for until then there is nobody to whom a line could be given.
 */
final class LoginPhase implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(LoginPhase.class);

    /** Typed in place of a name by crawlers that know no telnet options. */
    private static final String MSSP_REQUEST = "MSSP-REQUEST";

    /** Wrong passwords on one connection, after which it is closed. */
    private static final int MOST_FAILURES = 5;

    private final Connection connection;
    private final Sessions sessions;
    private final AccountService accounts;

    private Step step = Step.NAME;
    private String name = "";
    private String password = "";
    private int failures;
    private boolean over;
    private boolean offered;
    private boolean byData;
    private @Nullable Future<?> deadline;

    /** What is asked for. */
    private enum Step {
        NAME,
        PASSWORD,
        CREATE,
        CHOOSE,
        REPEAT
    }

    LoginPhase(Connection connection, Sessions sessions) {
        this.connection = connection;
        this.sessions = sessions;
        this.accounts = sessions.accounts();
    }

    /** Says why the login begins anew, and asks for a name. */
    void beginAgain(Text why) {
        startDeadline();
        connection.screen().show(why);
        ask(Step.NAME);
        connection.flush();
    }

    private void startDeadline() {
        Duration time = sessions.options().loginTime();
        if (!time.isZero()) {
            deadline = connection.eventLoop().schedule(this::tooSlow, time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Greets, and asks for a name. */
    void begin() {
        startDeadline();
        String banner = sessions.options().banner();
        if (!banner.isEmpty()) {
            connection.screen().show(Text.plain(banner));
        }
        ask(Step.NAME);
        connection.flush();
    }

    @Override
    public void line(String line, boolean secret) {
        switch (step) {
            case NAME -> named(line.strip());
            case PASSWORD -> verify(line);
            case CREATE -> confirmed(line.strip().toLowerCase(Locale.ROOT));
            case CHOOSE -> chosen(line);
            case REPEAT -> repeated(line);
        }
    }

    @Override
    public void lineTooLong(int limit) {
        connection.screen().show(Notices.tooLong(limit));
        ask(step);
    }

    @Override
    public void terminalChanged(Terminal terminal) {
        // The screen shows it from now on; the session asks for it when it begins.
        if (!offered && ClientInfo.covers(terminal.dataPackages(), CharLogin.PACKAGE)) {
            offered = true;
            connection.show(CharLogin.DEFAULT, CharLogin.offer());
            connection.flush();
        }
    }

    @Override
    public void data(String packageName, Doc data) {
        if (packageName.equals(CharLogin.CREDENTIALS) && !over) {
            CharLogin.credentials(data).ifPresent(credentials -> {
                byData = true;
                name = credentials.account();
                password = "";
                verify(credentials.password());
            });
        }
    }

    @Override
    public void lost() {
        end();
    }

    private void named(String typed) {
        if (typed.equals(MSSP_REQUEST)) {
            connection.screen().showAsIs(ServerStatus.asText(sessions.status()));
            ask(Step.NAME);
            return;
        }
        if (typed.isEmpty()) {
            ask(Step.NAME);
            return;
        }
        name = typed;
        if (accounts.exists(typed) || !accounts.registrationOpen()) {
            ask(Step.PASSWORD);
            return;
        }
        NameCheck check = accounts.checkName(typed);
        if (check.problem().isPresent()) {
            connection.screen().show(Text.plain(check.problem().get()));
            ask(Step.NAME);
        } else {
            connection.screen().show(Notices.nobodyCalled(check.name()));
            ask(Step.CREATE);
        }
    }

    private void confirmed(String answer) {
        switch (answer) {
            case "y", "yes" -> ask(Step.CHOOSE);
            case "n", "no" -> ask(Step.NAME);
            default -> ask(Step.CREATE);
        }
    }

    private void chosen(String typed) {
        Optional<String> problem = accounts.checkPassword(typed, name);
        if (problem.isPresent()) {
            connection.screen().show(Text.plain(problem.get()));
            ask(Step.CHOOSE);
        } else {
            password = typed;
            ask(Step.REPEAT);
        }
    }

    private void repeated(String typed) {
        boolean same = typed.equals(password);
        password = "";
        if (same) {
            await(accounts.create(name, typed, connection.address()), outcome -> outcome.dispatch(new AfterCreation()));
        } else {
            connection.screen().show(Notices.DIFFERENT);
            ask(Step.CHOOSE);
        }
    }

    private void verify(String typed) {
        await(
                accounts.verify(name, typed, Purpose.PLAY, connection.address()),
                outcome -> outcome.dispatch(new AfterVerification()));
    }

    /** Goes on with an outcome on the connection's event loop, reading nothing until then. */
    private <T> void await(CompletionStage<T> stage, Consumer<T> then) {
        connection.gate().set(ReadGate.Reason.LOGIN, true);
        var unused =
                stage.whenComplete((outcome, failure) -> connection.eventLoop().execute(() -> {
                    if (over) {
                        return;
                    }
                    if (failure == null) {
                        then.accept(outcome);
                    } else {
                        LOG.error("a login failed in the host", failure);
                        again(Notices.LOGIN_FAULT);
                    }
                    connection.flush();
                    if (!over) {
                        connection.gate().set(ReadGate.Reason.LOGIN, false);
                    }
                }));
    }

    private void ask(Step next) {
        step = next;
        switch (next) {
            case NAME -> connection.screen().prompt(Notices.NAME, false);
            case PASSWORD -> connection.screen().prompt(Notices.PASSWORD, true);
            case CREATE -> connection.screen().prompt(Notices.CREATE, false);
            case CHOOSE -> connection.screen().prompt(Notices.CHOOSE, true);
            case REPEAT -> connection.screen().prompt(Notices.REPEAT, true);
        }
    }

    private void again(Text why) {
        tellByData(false, why);
        connection.screen().show(why);
        ask(Step.NAME);
    }

    /** Tells a client that sent a document what came of it. */
    private void tellByData(boolean success, Text why) {
        if (byData) {
            byData = false;
            connection.show(
                    CharLogin.RESULT,
                    CharLogin.result(success, connection.screen().plain(why)));
        }
    }

    private void enter(Account account) {
        tellByData(true, Text.EMPTY);
        end();
        sessions.open(account, account.characters().get(0), connection);
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

    private final class AfterVerification implements Verification.Handler {
        @Override
        public void verified(Verification.Verified outcome) {
            enter(outcome.account());
        }

        @Override
        public void refused(Verification.Refused outcome) {
            failures++;
            if (failures == MOST_FAILURES) {
                end();
                tellByData(false, Notices.WRONG);
                connection.screen().show(Notices.WRONG);
                connection.close(Notices.TOO_MANY_TRIES);
            } else {
                again(Notices.WRONG);
            }
        }

        @Override
        public void tooMany(Verification.TooMany outcome) {
            again(Notices.wait(outcome.retryAfter()));
        }

        @Override
        public void busy(Verification.Busy outcome) {
            again(Notices.BUSY);
        }

        @Override
        public void banned(Verification.Banned outcome) {
            end();
            Text why = Notices.banned(outcome.ban());
            tellByData(false, why);
            connection.close(why);
        }
    }

    private final class AfterCreation implements Creation.Handler {
        @Override
        public void created(Creation.Created outcome) {
            enter(outcome.account());
        }

        @Override
        public void rejected(Creation.Rejected outcome) {
            again(Text.plain(outcome.reason()));
        }

        @Override
        public void tooMany(Creation.TooMany outcome) {
            again(Notices.wait(outcome.retryAfter()));
        }

        @Override
        public void busy(Creation.Busy outcome) {
            again(Notices.BUSY);
        }
    }
}

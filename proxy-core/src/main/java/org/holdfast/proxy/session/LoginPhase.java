package org.holdfast.proxy.session;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.Creation;
import org.holdfast.proxy.account.Halfway;
import org.holdfast.proxy.account.NameCheck;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.account.Purpose;
import org.holdfast.proxy.account.Verification;
import org.holdfast.proxy.telnet.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * From connecting to playing: the dialogue of the login, for known and for new names.
 *
 * <pre>
 *   NAME --known, or registration not open--> PASSWORD --right--> [CODE, or ENROLMENT] --right--> (playing)
 *    ^ \                                       '--wrong--> NAME
 *    |  '--unknown--> CREATE --y--> CHOOSE --> REPEAT --same--> (playing)
 *    '-------------n----'              ^---------'--different
 * </pre>
 *
 * <p>Two words lead elsewhere, where they can: {@link Detours}.
 *
 * <p>CODE is asked for an account that has a second factor; ENROLMENT, which switches one on, where the account's role has
 * to have one and it has none.
 *
 * <p>A client that announced {@code Char.Login} may send name and password as a document instead, at any step; it is
 * told the outcome as a document and as text. Nothing else is different: the same account service with the same limits.
 *
 * <p>Runs on the connection's event loop, before the connection belongs to a session. While a password is being hashed the
 * socket is not read, so what was typed ahead stays in order; after the right one it is read again when a session shows
 * on the connection, for until then there is nobody to whom a line could be given.
 */
final class LoginPhase implements Phase {
    /** Typed in place of a name by crawlers that know no telnet options. */
    private static final String MSSP_REQUEST = "MSSP-REQUEST";

    /** Wrong passwords and codes on one connection, after which it is closed. */
    private static final int MOST_FAILURES = 5;

    private final Connection connection;
    private final Sessions sessions;
    private final AccountService accounts;
    private final Questions questions;

    private String name = "";
    private String password = "";
    private int failures;
    private boolean over;
    private boolean offered;
    private boolean byData;
    private @Nullable Future<?> deadline;

    LoginPhase(Connection connection, Sessions sessions) {
        this.connection = connection;
        this.sessions = sessions;
        this.accounts = sessions.accounts();
        this.questions = new Questions(connection, connection.eventLoop(), () -> !over);
    }

    /** Says why the login begins anew, and asks for a name. */
    void beginAgain(Text why) {
        startDeadline();
        connection.screen().show(why);
        askName();
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
        if (accounts.byInvitation()) {
            connection.screen().show(Notices.WITH_INVITATION);
        }
        if (accounts.passwordReset().isThere()) {
            connection.screen().show(Notices.FORGOTTEN);
        }
        askName();
        connection.flush();
    }

    @Override
    public void line(String line, boolean secret) {
        if (!over) {
            questions.line(line);
        }
    }

    @Override
    public void lineTooLong(int limit) {
        connection.screen().show(Notices.tooLong(limit));
        questions.again();
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
            CharLogin.credentials(data)
                    .ifPresent(credentials -> questions.whenFree(() -> {
                        byData = true;
                        name = credentials.account();
                        password = "";
                        verify(credentials.password());
                    }));
        }
    }

    @Override
    public void lost() {
        end();
    }

    private void askName() {
        questions.ask(Notices.NAME, false, typed -> named(typed.strip()));
    }

    private void named(String typed) {
        if (typed.equals(MSSP_REQUEST)) {
            connection.screen().showAsIs(ServerStatus.asText(sessions.status()));
            askName();
            return;
        }
        if (typed.isEmpty()) {
            askName();
            return;
        }
        if (takesDetour(typed)) {
            return;
        }
        name = typed;
        if (accounts.exists(typed) || !accounts.registrationOpen()) {
            questions.ask(Notices.PASSWORD, true, this::verify);
            return;
        }
        NameCheck check = accounts.checkName(typed);
        if (check.problem().isPresent()) {
            connection.screen().show(Text.plain(check.problem().get()));
            askName();
        } else {
            connection.screen().show(Notices.nobodyCalled(check.name()));
            questions.ask(
                    Notices.CREATE, false, answer -> confirmed(answer.strip().toLowerCase(Locale.ROOT)));
        }
    }

    /** Words that are no names. */
    private boolean takesDetour(String typed) {
        Detours detours = new Detours(questions, accounts, connection.address(), this::again);
        if (typed.equalsIgnoreCase(Notices.NEW) && accounts.byInvitation()) {
            detours.byInvitation(outcome -> outcome.dispatch(new AfterCreation()));
            return true;
        }
        if (typed.equalsIgnoreCase(Notices.RESET) && accounts.passwordReset().isThere()) {
            detours.forgottenPassword();
            return true;
        }
        return false;
    }

    private void confirmed(String answer) {
        switch (answer) {
            case "y", "yes" -> choose();
            case "n", "no" -> askName();
            default -> questions.again();
        }
    }

    private void choose() {
        questions.ask(Notices.CHOOSE, true, this::chosen);
    }

    private void chosen(String typed) {
        Optional<String> problem = accounts.checkPassword(typed, name);
        if (problem.isPresent()) {
            connection.screen().show(Text.plain(problem.get()));
            questions.again();
        } else {
            password = typed;
            questions.ask(Notices.REPEAT, true, this::repeated);
        }
    }

    private void repeated(String typed) {
        boolean same = typed.equals(password);
        password = "";
        if (same) {
            questions.await(
                    accounts.create(name, typed, connection.address()),
                    outcome -> outcome.dispatch(new AfterCreation()),
                    this::again);
        } else {
            connection.screen().show(Notices.DIFFERENT);
            choose();
        }
    }

    private void verify(String typed) {
        questions.await(
                accounts.verify(name, typed, Purpose.PLAY, connection.address()),
                outcome -> outcome.dispatch(new AfterVerification()),
                this::again);
    }

    private void askCode(Halfway halfway) {
        questions.ask(
                Notices.CODE,
                true,
                code -> questions.await(
                        accounts.secondFactors().verify(halfway, code),
                        outcome -> outcome.dispatch(new AfterCode(halfway)),
                        this::again));
    }

    private void enrol(Halfway halfway) {
        connection.screen().show(Notices.SECOND_FACTOR_NEEDED);
        new SecondStep(questions, accounts.secondFactors())
                .enrol(
                        halfway.account(),
                        halfway.owner(),
                        () -> questions.await(
                                accounts.secondFactors().enrolled(halfway),
                                outcome -> outcome.dispatch(new AfterVerification()),
                                this::again),
                        this::again);
    }

    private void again(Text why) {
        tellByData(false, why);
        connection.screen().show(why);
        askName();
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

    private void enter(Account account, Proof proof) {
        tellByData(true, Text.EMPTY);
        end();
        connection.screen().endQuestions();
        sessions.enter(account, proof, name, connection);
    }

    private void close(Text why) {
        end();
        tellByData(false, why);
        connection.close(why);
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

    /** Something was wrong: the last time, the connection ends. */
    private void failed(Text why, Runnable otherwise) {
        failures++;
        if (failures == MOST_FAILURES) {
            end();
            tellByData(false, why);
            connection.screen().show(why);
            connection.close(Notices.TOO_MANY_TRIES);
        } else {
            otherwise.run();
        }
    }

    private class AfterVerification implements Verification.Handler {
        @Override
        public void verified(Verification.Verified outcome) {
            enter(outcome.account(), outcome.proof());
        }

        @Override
        public void refused(Verification.Refused outcome) {
            failed(Notices.WRONG, () -> again(Notices.WRONG));
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
            close(Notices.banned(outcome.ban()));
        }

        @Override
        public void codeNeeded(Verification.CodeNeeded outcome) {
            askCode(outcome.halfway());
        }

        @Override
        public void enrolmentNeeded(Verification.EnrolmentNeeded outcome) {
            enrol(outcome.halfway());
        }
    }

    private final class AfterCode extends AfterVerification {
        private final Halfway halfway;

        AfterCode(Halfway halfway) {
            this.halfway = halfway;
        }

        @Override
        public void refused(Verification.Refused outcome) {
            failed(Notices.WRONG_CODE, () -> {
                connection.screen().show(Notices.WRONG_CODE);
                askCode(halfway);
            });
        }
    }

    private final class AfterCreation implements Creation.Handler {
        @Override
        public void created(Creation.Created outcome) {
            enter(outcome.account(), outcome.proof());
        }

        @Override
        public void enrolmentNeeded(Creation.EnrolmentNeeded outcome) {
            enrol(outcome.halfway());
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

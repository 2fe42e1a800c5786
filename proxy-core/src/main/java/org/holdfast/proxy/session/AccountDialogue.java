package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.OwnAccount;
import org.holdfast.proxy.account.Owner;
import org.holdfast.proxy.account.PasswordReset;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.account.Purpose;
import org.holdfast.proxy.account.Verification;

/**
 * What a player is asked for a change of the account, one question after the other: first the password, for somebody may
 * have left a keyboard. Confined as its {@link DialoguePhase} is.
 */
final class AccountDialogue {
    private final DialoguePhase dialogue;
    private final AccountService accounts;
    private final Account account;
    private final Proof shown;

    private AccountDialogue(DialoguePhase dialogue, Proof shown) {
        this.dialogue = dialogue;
        this.accounts = dialogue.session().sessions().accounts();
        this.account = dialogue.session().account();
        this.shown = shown;
    }

    /** Asks for the password, and goes on if it is right. */
    static void confirmed(Session session, Connection from, Consumer<AccountDialogue> then) {
        DialoguePhase.begin(
                session,
                from,
                dialogue -> dialogue.questions()
                        .ask(
                                Notices.PASSWORD,
                                true,
                                typed -> dialogue.questions()
                                        .await(
                                                session.sessions()
                                                        .accounts()
                                                        .own()
                                                        .confirm(session.account(), typed, from.address()),
                                                outcome -> outcome.dispatch(new Judgement(
                                                        dialogue,
                                                        proof -> then.accept(new AccountDialogue(dialogue, proof)))),
                                                dialogue::end)));
    }

    /** Goes on if it was right, else ends. */
    private static final class Judgement implements Verification.Handler {
        private final DialoguePhase dialogue;
        private final Consumer<Proof> then;

        Judgement(DialoguePhase dialogue, Consumer<Proof> then) {
            this.dialogue = dialogue;
            this.then = then;
        }

        @Override
        public void verified(Verification.Verified outcome) {
            then.accept(outcome.proof());
        }

        @Override
        public void refused(Verification.Refused outcome) {
            dialogue.end(Text.of("That was not right; nothing was done."));
        }

        @Override
        public void tooMany(Verification.TooMany outcome) {
            dialogue.end(Notices.wait(outcome.retryAfter()));
        }

        @Override
        public void busy(Verification.Busy outcome) {
            dialogue.end(Notices.BUSY);
        }

        @Override
        public void banned(Verification.Banned outcome) {
            dialogue.end(Notices.banned(outcome.ban()));
        }

        @Override
        public void codeNeeded(Verification.CodeNeeded outcome) {
            dialogue.end(Notices.LOGIN_FAULT);
        }

        @Override
        public void enrolmentNeeded(Verification.EnrolmentNeeded outcome) {
            dialogue.end(Notices.LOGIN_FAULT);
        }
    }

    AccountService accounts() {
        return accounts;
    }

    /** As it was when the player typed the command. */
    Account account() {
        return account;
    }

    /** What the player has shown by the password. */
    Proof shown() {
        return shown;
    }

    /** The player, as who asks for changes. */
    Owner owner() {
        return new Owner(shown, address());
    }

    /**
     * Whether what the player has shown would let them in now; if not, the dialogue has ended, told why. For what is not
     * changed in the account: there, it is looked at in the moment of the change.
     */
    boolean stillHolds(Proof proof) {
        boolean holds = accounts.stillHolds(account, proof);
        if (!holds) {
            end(Notices.PASSWORD_CHANGED);
        }
        return holds;
    }

    Session session() {
        return dialogue.session();
    }

    Connection connection() {
        return dialogue.connection();
    }

    Questions questions() {
        return dialogue.questions();
    }

    void end(Text words) {
        dialogue.end(words);
    }

    private InetAddress address() {
        return dialogue.connection().address();
    }

    /** Asks for a code, and goes on if what is made of it is right. */
    void askCode(Function<String, CompletionStage<Verification>> check, Consumer<Proof> then) {
        questions()
                .ask(
                        Notices.CODE,
                        true,
                        code -> await(check.apply(code), outcome -> outcome.dispatch(new Judgement(dialogue, then))));
    }

    private <T> void await(CompletionStage<T> stage, Consumer<T> then) {
        questions().await(stage, then, dialogue::end);
    }

    private <T> void finish(CompletionStage<T> stage, Function<T, Text> words) {
        await(stage, outcome -> end(words.apply(outcome)));
    }

    void changePassword() {
        questions().ask(Notices.CHOOSE, true, typed -> {
            Optional<String> problem = accounts.checkPassword(typed, account.name());
            if (problem.isPresent()) {
                questions().say(Text.plain(problem.get()));
                changePassword();
            } else {
                questions().ask(Notices.REPEAT, true, again -> repeated(typed, again));
            }
        });
    }

    private void repeated(String password, String again) {
        if (!again.equals(password)) {
            questions().say(Notices.DIFFERENT);
            changePassword();
            return;
        }
        int apps = accounts.own()
                .details(account)
                .map(OwnAccount.Details::appPasswords)
                .orElse(0);
        // This connection goes on: who is here has just shown the password, and chosen the next.
        connection().changesPassword(true);
        questions()
                .await(
                        accounts.own().changePassword(account, password, owner()),
                        changed -> {
                            connection()
                                    .proven(accounts.proofRenewed(
                                            account, connection().proof(), shown));
                            passwordSettled();
                            end(Text.of(
                                    "You have another password. Whoever else was logged in with the old one is no"
                                            + " more{}.",
                                    apps == 0 ? "" : ", and the application passwords are worth nothing"));
                        },
                        why -> {
                            passwordSettled();
                            end(why);
                        });
    }

    private void passwordSettled() {
        connection().changesPassword(false);
        session().proofsChanged();
    }

    void addApp(Purpose purpose, String label) {
        finish(
                accounts.appPasswords().make(account, purpose, label, owner()),
                password -> Text.lines(List.of(
                        Text.of("The password for this program; it is not shown again:"),
                        Text.of("  <value>{}</value>", password))));
    }

    void revokeApp(String label) {
        await(accounts.appPasswords().revoke(account, label, owner()), done -> {
            session().sessions().proofsChanged(account);
            end(Text.of("It is worth nothing any more."));
        });
    }

    void changeAddress() {
        PasswordReset mail = accounts.passwordReset();
        questions().ask(Text.of("E-mail address, or none: "), false, typed -> {
            String to = typed.strip();
            if (to.equalsIgnoreCase("none")) {
                finish(mail.forgetAddress(account, owner()), done -> Text.of("It is forgotten."));
            } else if (mail.isAddress(to)) {
                mail.confirm(account, to, address())
                        .ifPresentOrElse(wait -> end(Notices.wait(wait)), this::askMailedCode);
            } else {
                end(Text.of("That is no address; nothing was changed."));
            }
        });
    }

    private void askMailedCode() {
        questions()
                .ask(
                        Text.of("The code from the mail: "),
                        true,
                        code -> finish(
                                accounts.passwordReset().confirmed(account, code, owner()),
                                done -> Text.of("It is your address now.")));
    }

    void makeInvitation() {
        if (!stillHolds(shown)) {
            return;
        }
        finish(
                accounts.invitations().make(account.name()),
                code -> Text.of(
                        "An invitation, for one account, for 30 days; it is not shown again: <value>{}</value>", code));
    }

    void enrol() {
        if (accounts.own()
                .details(account)
                .filter(OwnAccount.Details::secondFactor)
                .isPresent()) {
            end(Text.of("The second factor is on already."));
            return;
        }
        new SecondStep(questions(), accounts.secondFactors())
                .enrol(
                        account,
                        owner(),
                        () -> {
                            connection().proven(shown.withCode());
                            session().proofsChanged();
                            end(Text.of("You are asked for a code at each login."
                                    + " <command>account logout</command> ends your other sessions."));
                        },
                        dialogue::end);
    }

    void switchOff() {
        askCode(
                code -> accounts.secondFactors().switchOff(account, code, owner()),
                proof -> end(Text.of("There is no second factor any more."
                        + " <command>account logout</command> ends your other sessions.")));
    }

    /** Ends all other sessions of the account, and the other connections that share this one. */
    void logOutElsewhere() {
        if (!stillHolds(shown)) {
            return;
        }
        int others = session().sessions().endOthers(session(), Notices.LOGGED_OUT);
        others += session().closeOthers(connection(), Notices.LOGGED_OUT);
        end(others == 0 ? Text.of("You are logged in nowhere else.") : Text.of("You are logged in here alone now."));
    }

    void rename(String name) {
        finish(
                accounts.own().rename(account, name, Optional.of(owner())),
                renamed -> Text.of("Your account is called {} now; log in by that name.", renamed.name()));
    }

    void export() {
        finish(accounts.own().export(account, Optional.of(owner())), AccountDialogue::exported);
    }

    private static Text exported(Doc.Obj doc) {
        List<Text> lines = new ArrayList<>();
        doc.members().forEach((name, value) -> lines.add(Text.of("{}: {}", name, value.toJson())));
        return Text.lines(lines);
    }

    void delete() {
        questions().ask(Text.of("This cannot be undone. Type the account's name to delete it: "), false, typed -> {
            if (typed.strip().equalsIgnoreCase(account.name())) {
                finish(accounts.own().delete(account, Optional.of(owner())), done -> Text.of("Your account is gone."));
            } else {
                end(Text.of("Nothing was deleted."));
            }
        });
    }
}

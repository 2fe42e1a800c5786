package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.AppPasswords;
import org.holdfast.proxy.account.OwnAccount;
import org.holdfast.proxy.account.PasswordReset;
import org.holdfast.proxy.account.Purpose;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.account.Verification;

/**
 * What players do with their own accounts: {@code account} and {@code password}. Taken by the core, so that they are the
 * same in every world and work without one. A secret is never an argument: it is asked for, hidden, by a
 * {@link DialoguePhase}; so no world, no log and no list of lines has it.
 *
 * <p>Whatever changes an account, or shows all of it, asks for its password first: somebody may have left a keyboard.
 *
 * <p>Runs on the event loop of the session that typed the command.
 */
final class AccountCommands {
    private static final List<String> USAGE = List.of(
            "account                                what there is",
            "account password                       another password",
            "account app add play|mail LABEL        a password for one program; shown once",
            "account app list                       those that there are",
            "account app revoke LABEL               makes one worthless",
            "account second-factor on|off           codes of an authenticator, asked for at login",
            "account email                          where a forgotten password is sent a code to",
            "account invite                         an invitation for somebody else (staff)",
            "account rename NAME                    another name",
            "account export                         all that is kept of the account",
            "account delete                         for good");

    private final DialoguePhase dialogue;
    private final AccountService accounts;
    private final Account account;

    private AccountCommands(DialoguePhase dialogue) {
        this.dialogue = dialogue;
        this.accounts = dialogue.session().sessions().accounts();
        this.account = dialogue.session().account();
    }

    /** What to do once the password was right. */
    private interface Deed {
        void run(AccountCommands commands);
    }

    /**
     * Runs a line, if it is one of these commands, or asks for help on one.
     *
     * @param word in small letters
     * @return whether it was, and has been or will be answered
     */
    static boolean run(String word, String arguments, Session session, Connection from) {
        switch (word) {
            case "password" -> confirmed(session, from, AccountCommands::changePassword);
            case "account" -> account(arguments, session, from);
            case "help", "?" -> {
                if (!arguments.equalsIgnoreCase("account") && !arguments.equalsIgnoreCase("password")) {
                    return false;
                }
                answer(usage(), from);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void account(String arguments, Session session, Connection from) {
        String[] words = arguments.split("\\s+", 4);
        String rest = words.length > 1 ? arguments.substring(words[0].length()).strip() : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "" -> answer(summary(session), from);
            case "password" -> confirmed(session, from, AccountCommands::changePassword);
            case "app", "apps" -> app(words, session, from);
            case "second-factor" -> secondFactor(rest, session, from);
            case "rename" -> {
                if (rest.isEmpty()) {
                    answer(usage(), from);
                } else {
                    confirmed(session, from, commands -> commands.rename(rest));
                }
            }
            case "email" -> email(session, from);
            case "invite" -> invite(session, from);
            case "export" -> confirmed(session, from, AccountCommands::export);
            case "delete" -> confirmed(session, from, AccountCommands::delete);
            default -> answer(usage(), from);
        }
    }

    private static void app(String[] words, Session session, Connection from) {
        String what = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "list";
        Optional<Purpose> purpose = words.length > 2 ? Purpose.parse(words[2]) : Optional.empty();
        if (what.equals("list")) {
            answer(list(session), from);
        } else if (what.equals("add") && words.length == 4 && purpose.isPresent()) {
            confirmed(session, from, commands -> commands.addApp(purpose.get(), words[3].strip()));
        } else if (what.equals("revoke") && words.length > 2) {
            String label = words.length == 4 ? words[2] + " " + words[3] : words[2];
            confirmed(session, from, commands -> commands.revokeApp(label.strip()));
        } else {
            answer(usage(), from);
        }
    }

    private static void secondFactor(String word, Session session, Connection from) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "on" -> confirmed(session, from, AccountCommands::enrol);
            case "off" -> confirmed(session, from, AccountCommands::switchOff);
            default -> answer(usage(), from);
        }
    }

    private static void email(Session session, Connection from) {
        if (session.sessions().accounts().passwordReset().isThere()) {
            confirmed(session, from, AccountCommands::changeAddress);
        } else {
            answer(Text.of("No mail is sent from here."), from);
        }
    }

    private static void invite(Session session, Connection from) {
        AccountService accounts = session.sessions().accounts();
        if (session.account().role() == Role.PLAYER) {
            answer(usage(), from);
        } else if (accounts.byInvitation()) {
            confirmed(session, from, AccountCommands::makeInvitation);
        } else {
            answer(Text.of("Accounts are not made by invitation here."), from);
        }
    }

    private static Text summary(Session session) {
        Account account = session.account();
        OwnAccount.Details details = session.sessions()
                .accounts()
                .own()
                .details(account)
                .orElse(new OwnAccount.Details(false, 0, 0, Optional.empty()));
        return Text.lines(List.of(
                Text.of(
                        "Account <name>{}</name>, {}, since {}.",
                        account.name(),
                        account.role().word(),
                        LocalDate.ofInstant(account.created(), ZoneOffset.UTC).toString()),
                details.secondFactor()
                        ? Text.of("The second factor is on; {} recovery codes are left.", details.recoveryCodes())
                        : Text.of("There is no second factor."),
                Text.of("Application passwords: {}.", details.appPasswords()),
                details.email()
                        .map(address -> Text.of("A forgotten password is sent a code to {}.", address))
                        .orElse(Text.of("There is no address that a forgotten password could be sent a code to.")),
                Text.of("<command>help account</command> tells what you can do with it.")));
    }

    private static Text list(Session session) {
        List<AppPasswords.Listed> there =
                session.sessions().accounts().appPasswords().list(session.account());
        return there.isEmpty()
                ? Text.of("There are no application passwords.")
                : Text.lines(there.stream()
                        .map(each -> Text.of(
                                "{}: {}, since {}",
                                each.label(),
                                each.purpose().word(),
                                LocalDate.ofInstant(each.created(), ZoneOffset.UTC)
                                        .toString()))
                        .toList());
    }

    private static Text usage() {
        return Text.lines(USAGE.stream().map(Text::plain).toList());
    }

    private static void answer(Text text, Connection from) {
        from.screen().show(text);
        from.screen().promptAgain();
    }

    /** Asks for the password first. */
    private static void confirmed(Session session, Connection from, Deed deed) {
        DialoguePhase.begin(session, from, dialogue -> {
            AccountCommands commands = new AccountCommands(dialogue);
            dialogue.questions()
                    .ask(
                            Notices.PASSWORD,
                            true,
                            typed -> commands.await(
                                    commands.accounts.own().confirm(commands.account, typed, from.address()),
                                    outcome -> commands.judge(outcome, () -> deed.run(commands))));
        });
    }

    /** Goes on if it was right, else ends. */
    private void judge(Verification outcome, Runnable then) {
        outcome.dispatch(new Judgement(then));
    }

    private final class Judgement implements Verification.Handler {
        private final Runnable then;

        Judgement(Runnable then) {
            this.then = then;
        }

        @Override
        public void verified(Verification.Verified outcome) {
            then.run();
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

    private <T> void await(CompletionStage<T> stage, Consumer<T> then) {
        dialogue.questions().await(stage, then, dialogue::end);
    }

    private <T> void finish(CompletionStage<T> stage, Function<T, Text> words) {
        await(stage, outcome -> dialogue.end(words.apply(outcome)));
    }

    private void changePassword() {
        dialogue.questions().ask(Notices.CHOOSE, true, typed -> {
            Optional<String> problem = accounts.checkPassword(typed, account.name());
            if (problem.isPresent()) {
                dialogue.questions().say(Text.plain(problem.get()));
                changePassword();
            } else {
                dialogue.questions().ask(Notices.REPEAT, true, again -> repeated(typed, again));
            }
        });
    }

    private void repeated(String password, String again) {
        if (!again.equals(password)) {
            dialogue.questions().say(Notices.DIFFERENT);
            changePassword();
            return;
        }
        finish(
                accounts.own()
                        .changePassword(account, password, dialogue.connection().address()),
                done -> Text.of("You have another password."));
    }

    private void addApp(Purpose purpose, String label) {
        finish(
                accounts.appPasswords()
                        .make(account, purpose, label, dialogue.connection().address()),
                password -> Text.lines(List.of(
                        Text.of("The password for this program; it is not shown again:"),
                        Text.of("  <value>{}</value>", password))));
    }

    private void revokeApp(String label) {
        finish(
                accounts.appPasswords()
                        .revoke(account, label, dialogue.connection().address()),
                done -> Text.of("It is worth nothing any more."));
    }

    private void changeAddress() {
        PasswordReset mail = accounts.passwordReset();
        InetAddress from = dialogue.connection().address();
        dialogue.questions().ask(Text.of("E-mail address, or none: "), false, typed -> {
            String address = typed.strip();
            if (address.equalsIgnoreCase("none")) {
                finish(mail.forgetAddress(account, from), done -> Text.of("It is forgotten."));
            } else if (mail.isAddress(address)) {
                mail.confirm(account, address, from)
                        .ifPresentOrElse(wait -> dialogue.end(Notices.wait(wait)), this::askMailedCode);
            } else {
                dialogue.end(Text.of("That is no address; nothing was changed."));
            }
        });
    }

    private void askMailedCode() {
        dialogue.questions()
                .ask(
                        Text.of("The code from the mail: "),
                        true,
                        code -> finish(
                                accounts.passwordReset()
                                        .confirmed(
                                                account,
                                                code,
                                                dialogue.connection().address()),
                                done -> Text.of("It is your address now.")));
    }

    private void makeInvitation() {
        finish(
                accounts.invitations().make(account.name()),
                code -> Text.of(
                        "An invitation, for one account, for 30 days; it is not shown again: <value>{}</value>", code));
    }

    private void enrol() {
        if (accounts.own()
                .details(account)
                .filter(OwnAccount.Details::secondFactor)
                .isPresent()) {
            dialogue.end(Text.of("The second factor is on already."));
            return;
        }
        new SecondStep(dialogue.questions(), accounts.secondFactors())
                .enrol(account, () -> dialogue.end(Text.of("You are asked for a code at each login.")), dialogue::end);
    }

    private void switchOff() {
        dialogue.questions()
                .ask(
                        Notices.CODE,
                        true,
                        code -> await(
                                accounts.secondFactors()
                                        .switchOff(
                                                account, dialogue.connection().address(), code),
                                outcome -> judge(
                                        outcome, () -> dialogue.end(Text.of("There is no second factor any more.")))));
    }

    private void rename(String name) {
        finish(
                accounts.own()
                        .rename(account, name, Optional.of(dialogue.connection().address())),
                renamed -> Text.of("Your account is called {} now; log in by that name.", renamed.name()));
    }

    private void export() {
        finish(accounts.own().export(account, Optional.of(dialogue.connection().address())), AccountCommands::exported);
    }

    private static Text exported(Doc.Obj doc) {
        List<Text> lines = new ArrayList<>();
        doc.members().forEach((name, value) -> lines.add(Text.of("{}: {}", name, value.toJson())));
        return Text.lines(lines);
    }

    private void delete() {
        dialogue.questions()
                .ask(Text.of("This cannot be undone. Type the account's name to delete it: "), false, typed -> {
                    if (typed.strip().equalsIgnoreCase(account.name())) {
                        finish(
                                accounts.own()
                                        .delete(
                                                account,
                                                Optional.of(
                                                        dialogue.connection().address())),
                                done -> Text.of("Your account is gone."));
                    } else {
                        dialogue.end(Text.of("Nothing was deleted."));
                    }
                });
    }
}

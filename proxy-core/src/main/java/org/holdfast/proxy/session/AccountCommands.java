package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.AppPasswords;
import org.holdfast.proxy.account.OwnAccount;
import org.holdfast.proxy.account.Purpose;

/**
 * What players do with their own accounts: {@code account} and {@code password}. Taken by the core, so that they are the
 * same in every world and work without one. A secret is never an argument: it is asked for, hidden, by a
 * {@link DialoguePhase}; so no world, no log and no list of lines has it.
 *
 * <p>Whatever changes an account, or shows all of it, asks for its password first ({@link AccountDialogue}).
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
            "account sessions                       where you are logged in",
            "account logout                         ends all of them but this one",
            "account verify                         for staff: shows what the login did not ask for",
            "account second-factor on|off           codes of an authenticator, asked for at login",
            "account email                          where a forgotten password is sent a code to",
            "account invite                         an invitation for somebody else (staff)",
            "account rename NAME                    another name",
            "account export                         all that is kept of the account",
            "account delete                         for good");

    private AccountCommands() {}

    /**
     * Runs a line, if it is one of these commands, or asks for help on one.
     *
     * @param word in small letters
     * @return whether it was, and has been or will be answered
     */
    static boolean run(String word, String arguments, Session session, Connection from) {
        switch (word) {
            case "password" -> AccountDialogue.confirmed(session, from, AccountDialogue::changePassword);
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
            case "password" -> AccountDialogue.confirmed(session, from, AccountDialogue::changePassword);
            case "app", "apps" -> app(words, session, from);
            case "second-factor" -> secondFactor(rest, session, from);
            case "rename" -> {
                if (rest.isEmpty()) {
                    answer(usage(), from);
                } else {
                    AccountDialogue.confirmed(session, from, dialogue -> dialogue.rename(rest));
                }
            }
            case "sessions" -> answer(sessions(session), from);
            case "logout" -> AccountDialogue.confirmed(session, from, AccountDialogue::logOutElsewhere);
            case "verify" -> verify(session, from);
            case "email" -> email(session, from);
            case "invite" -> invite(session, from);
            case "export" -> AccountDialogue.confirmed(session, from, AccountDialogue::export);
            case "delete" -> AccountDialogue.confirmed(session, from, AccountDialogue::delete);
            default -> answer(usage(), from);
        }
    }

    private static void app(String[] words, Session session, Connection from) {
        String what = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "list";
        Optional<Purpose> purpose = words.length > 2 ? Purpose.parse(words[2]) : Optional.empty();
        if (what.equals("list")) {
            answer(list(session), from);
        } else if (what.equals("add") && words.length == 4 && purpose.isPresent()) {
            AccountDialogue.confirmed(session, from, dialogue -> dialogue.addApp(purpose.get(), words[3].strip()));
        } else if (what.equals("revoke") && words.length > 2) {
            String label = words.length == 4 ? words[2] + " " + words[3] : words[2];
            AccountDialogue.confirmed(session, from, dialogue -> dialogue.revokeApp(label.strip()));
        } else {
            answer(usage(), from);
        }
    }

    private static void secondFactor(String word, Session session, Connection from) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "on" -> AccountDialogue.confirmed(session, from, AccountDialogue::enrol);
            case "off" -> AccountDialogue.confirmed(session, from, AccountDialogue::switchOff);
            default -> answer(usage(), from);
        }
    }

    /** Asks for what is missing; also somebody of whom nothing is withheld, who wants to be sure. */
    private static void verify(Session session, Connection from) {
        StepUp.begin(session, from, () -> {});
    }

    private static Text sessions(Session asked) {
        Instant now = asked.sessions().now();
        return Text.lines(asked.sessions()
                .of(asked.account())
                .map(session -> Text.of(
                        "{}{}: for {}, from {}{}",
                        session.character().name(),
                        session == asked ? " (this one)" : "",
                        Times.inWords(Duration.between(session.since(), now)),
                        session.address().map(InetAddress::getHostAddress).orElse("nowhere"),
                        session.linkDeadSince()
                                .map(since -> ", link-dead for " + Times.inWords(Duration.between(since, now)))
                                .orElse("")))
                .toList());
    }

    private static void email(Session session, Connection from) {
        if (session.sessions().accounts().passwordReset().isThere()) {
            AccountDialogue.confirmed(session, from, AccountDialogue::changeAddress);
        } else {
            answer(Text.of("No mail is sent from here."), from);
        }
    }

    private static void invite(Session session, Connection from) {
        AccountService accounts = session.sessions().accounts();
        if (!session.trust().isStaff()) {
            answer(usage(), from);
        } else if (accounts.byInvitation()) {
            AccountDialogue.confirmed(session, from, AccountDialogue::makeInvitation);
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
}

package org.holdfast.proxy.session;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Ban;

/** What the core itself says to players. */
final class Notices {
    static final Text LEFT_OUT =
            Text.of("<notice>(Some of what went on here was left out: your client was behind.)</notice>");
    static final Text NAME = Text.of("Name: ");
    static final Text PASSWORD = Text.of("Password: ");
    static final Text CREATE = Text.of("Create it? (y/n) ");
    static final Text CHOOSE = Text.of("Choose a password: ");
    static final Text REPEAT = Text.of("Repeat the password: ");
    static final Text PROMPT = Text.of("> ");

    /** Typed in place of a name. */
    static final String NEW = "new";

    /** Likewise. */
    static final String RESET = "reset";

    static final Text WITH_INVITATION = Text.of("With an invitation, type {} as your name.", NEW);
    static final Text FORGOTTEN = Text.of("If you have forgotten your password, type {} as your name.", RESET);
    static final Text CODE = Text.of("Code: ");
    static final Text ONE_MOMENT = Text.of("One moment...");
    static final Text WRONG_CODE = Text.of("That is not the code.");
    static final Text SECOND_FACTOR_NEEDED = Text.of("Your account needs a second factor here; this switches it on.");
    static final Text ACCOUNT_DELETED = Text.of("<notice>Your account is gone. Goodbye.</notice>");

    static final Text NO_ACCOUNT = Text.of("<notice>There is no such account any more. Goodbye.</notice>");
    static final Text AHEAD_DROPPED =
            Text.of("<notice>What you had typed ahead was not run: it might have been a secret.</notice>");

    static final Text WRONG = Text.of("Wrong name or password.");
    static final Text DIFFERENT = Text.of("These were not the same.");
    static final Text BUSY = Text.of("Too many people are logging in just now. Please try again in a moment.");
    static final Text LOGIN_FAULT = Text.of("That could not be done just now. Please try again in a moment.");
    static final Text LOGIN_TOO_SLOW = Text.of("The login took too long. Please connect again.");
    static final Text TOO_MANY_TRIES = Text.of("Too many tries. Please connect again later.");

    static final Text TAKEN_OVER =
            Text.of("<notice>You have logged in from somewhere else; this connection ends.</notice>");
    static final Text END_OF_MISSED = Text.of("<notice>(That was all.)</notice>");
    static final Text PLAYED_ALREADY = Text.of("<notice>That character is being played already, and only one connection"
            + " may play it. Leave there first; a connection that is dead is given up after a while.</notice>");
    static final Text SHARED_TOO_OFTEN =
            Text.of("<notice>That character is played by as many connections as may be.</notice>");
    static final Text CHARACTER_DELETED = Text.of("<notice>This character has been deleted.</notice>");
    static final Text CHARACTER = Text.of("Character: ");
    static final Text BANNED = Text.of("<notice>Nobody may connect from where you are.</notice>");
    static final Text IDLE = Text.of("<notice>You have been silent for too long. Goodbye.</notice>");
    static final Text GOODBYE = Text.of("Goodbye.");
    static final Text PASSWORD_CHANGED =
            Text.of("<notice>Your account has another password, or this one is worth nothing any more; please log in"
                    + " again.</notice>");
    static final Text LOGGED_OUT = Text.of("<notice>You have ended this session from elsewhere. Goodbye.</notice>");
    static final Text WITHHELD =
            Text.of("<notice>Your account is trusted with more than you can use in this session; <command>account"
                    + " verify</command> asks for what staff have to show.</notice>");
    static final Text LOCKED = Text.of("<notice>Your account has been locked.</notice>");
    static final Text SHUTDOWN = Text.of("<notice>The server is shutting down. Please come back later.</notice>");

    static final Text TURN_FAILED = Text.of(
            "<notice>Something went wrong with that; nothing was changed. The staff can see what it was.</notice>");
    static final Text STUMBLED =
            Text.of("<notice>The world stumbled and is being set right. Everything else is as it was.</notice>");
    static final Text NO_WORLD =
            Text.of("<notice>The world is not here yet. What you type waits for it, and runs when it comes.</notice>");
    static final Text STALLED = Text.of("<notice>The world holds its breath: its memory cannot be written to just now."
            + " Nothing is lost; please wait.</notice>");
    static final Text STALL_OVER = Text.of("<notice>The world breathes again.</notice>");
    static final Text BLURS = Text.of("The world blurs. Your commands will run in a moment.");
    static final Text CLEAR = Text.of("The world is clear again.");
    static final Text NOTHING_CLAIMED = Text.of("That is not the code.");

    private static final DateTimeFormatter BAN_END = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Notices() {}

    /** What comes before that which was missed. */
    static Text missed(int leftOut) {
        return leftOut == 0
                ? Text.of("<notice>While you were gone:</notice>")
                : Text.of("<notice>While you were gone ({} earlier texts are left out):</notice>", leftOut);
    }

    static Text muted(String time, String reason) {
        return reason.isEmpty()
                ? Text.of("<notice>The staff have muted you {}.</notice>", time)
                : Text.of("<notice>The staff have muted you {}: {}</notice>", time, reason);
    }

    static Text nobodyCalled(String name) {
        return Text.of("There is nobody called {} yet.", name);
    }

    static Text wait(Duration time) {
        long seconds = Math.max(1, time.plusMillis(999).toSeconds());
        return Text.of("Too many tries. Please wait {} s.", seconds);
    }

    static Text banned(Ban ban) {
        Text until = ban.until()
                .map(end -> Text.of(
                        "<notice>You are banned here until {} UTC.</notice>",
                        BAN_END.format(end.atOffset(ZoneOffset.UTC))))
                .orElseGet(() -> Text.of("<notice>You are banned here.</notice>"));
        return ban.reason().isEmpty() ? until : Text.of("{} <notice>Reason: {}</notice>", until, ban.reason());
    }

    static Text tooLong(int limit) {
        return Text.of("That line has more than {} characters; it was not run.", limit);
    }

    /** The world could not cope with a line, and the next one is not given it. */
    static Text stumbled(String line) {
        return Text.of(
                "<notice>The world stumbled and is being set right. The line \"{}\" was not run;"
                        + " everything else is as it was.</notice>",
                line);
    }

    static Text tooMuch(String line) {
        return Text.of("Too much at once; the line \"{}\" was not run.", line);
    }

    static Text stillHere(String serverName) {
        return Text.of("[{} is here.]", serverName);
    }
}

package org.holdfast.proxy.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.Ban;
import org.holdfast.proxy.account.BanTarget;
import org.holdfast.proxy.account.Bans;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.account.Standing.Mute;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.address.AddressRange;
import org.holdfast.proxy.audit.AuditKind;

/**
 * The commands by which order is kept among players, and by which players ask for it. Nobody touches an account that is
 * trusted with more than their own, or keeps themselves out.
 *
 * <p>Runs on the event loop of the session that typed the command.
 */
final class Moderation {
    /** Wider ranges, by the bits that they have in common, are for admins to ban. */
    private static final int WIDEST_V4 = 16;

    private static final int WIDEST_V6 = 32;

    private static final String ENDED_BY_STAFF = "The staff have ended your session";
    private static final Text TRUSTED_MORE = Text.of("That account is trusted with more than yours; ask an admin.");
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final HostControl host;
    private final Cooldown reports = new Cooldown(BETWEEN_REPORTS);

    Moderation(HostControl host) {
        this.host = host;
    }

    List<HostCommand> list() {
        return List.of(
                new HostCommand("@sessions", Permissions.MODERATE, false, (arguments, call) -> sessions(call)),
                HostCommand.moderator("@boot", Moderation::boot),
                HostCommand.moderator("@mute", this::mute),
                HostCommand.moderator("@unmute", this::unmute),
                HostCommand.moderator("@ban", this::ban),
                HostCommand.moderator("@unban", this::unban),
                HostCommand.player("report", this::report));
    }

    private static void sessions(Call call) {
        Instant now = call.sessions().now();
        call.answer(Text.lines(call.sessions().roster().byName().stream()
                .map(session -> Text.of(
                        "{}: {}, here for {}, silent for {}{}{}",
                        session.character().name(),
                        session.account().role().word(),
                        Times.inWords(Duration.between(session.since(), now)),
                        Times.inWords(Duration.between(session.typing().last(), now)),
                        session.secure() ? ", over TLS" : "",
                        session.linkDeadSince()
                                .map(since -> ", link-dead for " + Times.inWords(Duration.between(since, now)))
                                .orElse("")))
                .toList()));
    }

    private static void boot(String arguments, Call call) {
        Words words = Words.of(arguments);
        if (words.first().isEmpty()) {
            call.answer(Text.of("Whom? Usage: <command>@boot NAME [REASON]</command>"));
            return;
        }
        Optional<Session> booted = call.sessions().roster().named(words.first());
        if (booted.isEmpty()) {
            call.answer(
                    Text.of("Nobody called {} is playing; <command>@sessions</command> lists who is.", words.first()));
            return;
        }
        Session session = booted.get();
        if (!call.mayTouch(session.account())) {
            call.answer(TRUSTED_MORE);
            return;
        }
        end(session, ENDED_BY_STAFF, words.rest());
        call.answer(
                Text.of("The session of {} has been ended.", session.character().name()));
    }

    private static void end(Session session, String words, String reason) {
        Text goodbye = reason.isEmpty()
                ? Text.of("<notice>{}.</notice>", words)
                : Text.of("<notice>{}: {}</notice>", words, reason);
        session.later(() -> session.end(Reason.BOOTED, goodbye));
    }

    /** {@code [NAME [TIME] [REASON]]}. */
    private void mute(String arguments, Call call) {
        Words words = Words.of(arguments);
        if (words.first().isEmpty()) {
            call.answer(muted(call));
            return;
        }
        Optional<Account> meant = account(words.first(), call);
        if (meant.isEmpty()) {
            return;
        }
        Words timed = Words.of(words.rest());
        Optional<Duration> time = Times.span(timed.first());
        String reason = time.isPresent() ? timed.rest() : words.rest();
        Optional<Instant> until = time.map(call.sessions().now()::plus);
        Account account = meant.get();
        Mute mute = new Mute(until, reason, call.account().name());
        call.answerWhen(
                standings().mute(account.id(), Optional.of(mute)),
                done -> Text.of("{} is muted {}.", account.name(), forHowLong(time)));
        tell(account, call, Notices.muted(forHowLong(time), reason));
    }

    private Text muted(Call call) {
        List<Text> lines = new ArrayList<>();
        standings()
                .muted()
                .forEach((id, mute) -> lines.add(Text.of(
                        "{}: {}, by {}{}",
                        call.sessions().accounts().byId(id).map(Account::name).orElse(id),
                        mute.until()
                                .map(until -> "until " + Times.at(until) + " UTC")
                                .orElse("for good"),
                        mute.by(),
                        mute.reason().isEmpty() ? "" : ": " + mute.reason())));
        return lines.isEmpty()
                ? Text.of("Nobody is muted. Usage: <command>@mute NAME [TIME] [REASON]</command>, TIME as 30m, 12h, 7d")
                : Text.lines(lines);
    }

    private void unmute(String arguments, Call call) {
        account(Words.of(arguments).first(), call)
                .filter(account -> isAnother(account, call))
                .ifPresent(account -> {
                    if (standings().of(account.id()).mute().isEmpty()) {
                        call.answer(Text.of("{} is not muted.", account.name()));
                        return;
                    }
                    call.answerWhen(
                            standings().mute(account.id(), Optional.empty()),
                            done -> Text.of("{} can be heard again.", account.name()));
                    tell(account, call, Text.of("<notice>You can be heard again.</notice>"));
                });
    }

    private static void tell(Account account, Call call, Text text) {
        call.sessions().roster().sessions().stream()
                .filter(session -> session.account().id().equals(account.id()))
                .forEach(session -> session.later(() -> session.viewers().notice(text)));
    }

    /** {@code [NAME|ADDRESS [TIME] [REASON]]}; {@code name NAME ...} for a name whoever has it. */
    private void ban(String arguments, Call call) {
        if (arguments.isEmpty()) {
            call.answer(bans(call));
            return;
        }
        Words words = Words.of(arguments);
        boolean byName = words.first().equalsIgnoreCase("name");
        Words rest = byName ? Words.of(words.rest()) : words;
        Words timed = Words.of(rest.rest());
        Optional<Duration> time = Times.span(timed.first());
        String reason = time.isPresent() ? timed.rest() : rest.rest();
        Optional<BanTarget> addresses = byName ? Optional.empty() : BanTarget.addresses(rest.first());
        if (byName) {
            if (mayHave(rest.first(), call)) {
                add(BanTarget.name(rest.first()), "The name " + rest.first(), time, reason, call, session -> false);
            }
        } else if (addresses.isPresent()) {
            banAddresses(addresses.get(), time, reason, call);
        } else {
            account(rest.first(), call)
                    .filter(account -> isAnother(account, call))
                    .ifPresent(account -> add(
                            BanTarget.account(account),
                            account.name(),
                            time,
                            reason,
                            call,
                            session -> session.account().id().equals(account.id())));
        }
    }

    private void banAddresses(BanTarget target, Optional<Duration> time, String reason, Call call) {
        AddressRange range = AddressRange.parse(target.value()).orElseThrow();
        if (range.contains(call.from().address())) {
            call.answer(Text.of("You are there yourself; nothing was done."));
            return;
        }
        if (reachesTheTrusted(range, call)) {
            call.answer(TRUSTED_MORE);
            return;
        }
        add(
                target,
                target.value(),
                time,
                reason,
                call,
                session -> session.address().map(range::contains).orElse(false));
        // Those who log in are cut off as well as those who play; after the ban stands, so that nobody slips in
        // between.
        call.sessions().roster().connections().stream()
                .filter(connection -> range.contains(connection.address()))
                .forEach(connection -> connection.closeUnlessPlaying(Notices.BANNED));
    }

    /** Whether a range is more than a moderator may decide about: so wide that anybody may be in it, or somebody is. */
    private static boolean reachesTheTrusted(AddressRange range, Call call) {
        if (call.account().role() == Role.ADMIN) {
            return false;
        }
        return range.bits() < (range.v4() ? WIDEST_V4 : WIDEST_V6)
                || call.sessions().roster().sessions().stream()
                        .filter(session ->
                                session.address().map(range::contains).orElse(false))
                        .anyMatch(session -> !call.mayTouch(session.account()));
    }

    /** Whether a name may be taken from whoever has it; answers by itself if not. */
    private boolean mayHave(String name, Call call) {
        Optional<Account> owner = call.sessions().accounts().find(name);
        if (owner.isPresent() && !call.mayTouch(owner.get())) {
            call.answer(TRUSTED_MORE);
            return false;
        }
        return owner.isEmpty() || isAnother(owner.get(), call);
    }

    private void add(
            BanTarget target,
            String words,
            Optional<Duration> time,
            String reason,
            Call call,
            Predicate<Session> isMeant) {
        call.answerWhen(
                bans().add(target, reason, call.account().name(), time),
                ban -> Text.of("{} is banned {}.", words, forHowLong(time)));
        call.sessions().roster().sessions().stream()
                .filter(isMeant)
                .forEach(session -> end(session, "You have been banned " + forHowLong(time), reason));
    }

    private boolean isAnother(Account account, Call call) {
        boolean another = !account.id().equals(call.account().id());
        if (!another) {
            call.answer(Text.of("That is yourself; nothing was done."));
        }
        return another;
    }

    private Text bans(Call call) {
        List<Ban> bans = bans().list();
        if (bans.isEmpty()) {
            return Text.of("Nobody is banned. Usage: <command>@ban NAME|ADDRESS [TIME] [REASON]</command>,"
                    + " <command>@ban name NAME [TIME] [REASON]</command>; ADDRESS as 192.0.2.1, 192.0.2.0/24 or"
                    + " 2001:db8::/48, TIME as 30m, 12h, 7d");
        }
        return Text.lines(bans.stream()
                .map(ban -> Text.of(
                        "{} {}: {}, by {}{}",
                        ban.target().kind().name().toLowerCase(Locale.ROOT),
                        name(ban.target(), call),
                        ban.until()
                                .map(until -> "until " + Times.at(until) + " UTC")
                                .orElse("for good"),
                        ban.by(),
                        ban.reason().isEmpty() ? "" : ": " + ban.reason()))
                .toList());
    }

    private static String name(BanTarget target, Call call) {
        return target.kind() == BanTarget.Kind.ACCOUNT
                ? call.sessions()
                        .accounts()
                        .byId(target.value())
                        .map(Account::name)
                        .orElse(target.value())
                : target.value();
    }

    private void unban(String arguments, Call call) {
        Words words = Words.of(arguments);
        boolean byName = words.first().equalsIgnoreCase("name");
        String who = byName ? words.rest() : words.first();
        Optional<BanTarget> target = byName
                ? Optional.of(BanTarget.name(who))
                : BanTarget.addresses(who)
                        .or(() -> call.sessions().accounts().find(who).map(BanTarget::account));
        if (who.isEmpty() || target.isEmpty()) {
            call.answer(
                    Text.of("Whom? Usage: <command>@unban NAME|ADDRESS</command>, <command>@unban name NAME</command>;"
                            + " <command>@ban</command> lists the bans"));
            return;
        }
        if (!mayLift(target.get(), call)) {
            call.answer(TRUSTED_MORE);
            return;
        }
        call.answerWhen(
                bans().lift(target.get()),
                lifted -> lifted.isPresent()
                        ? Text.of("{} may come in again.", who)
                        : Text.of("There is no such ban; <command>@ban</command> lists those that there are."));
    }

    /** A ban stands until somebody lifts it who is trusted with as much as whoever made it. */
    private boolean mayLift(BanTarget target, Call call) {
        if (call.account().role() == Role.ADMIN) {
            return true;
        }
        return bans().list().stream()
                .filter(ban -> ban.target().equals(target))
                .allMatch(ban -> call.sessions()
                        .accounts()
                        .find(ban.by())
                        .map(call::mayTouch)
                        .orElse(false));
    }

    /** Whom a name stands for; answers by itself if nobody, or nobody who may be touched. */
    private static Optional<Account> account(String name, Call call) {
        return call.named(name).filter(found -> {
            boolean may = call.mayTouch(found);
            if (!may) {
                call.answer(TRUSTED_MORE);
            }
            return may;
        });
    }

    private void report(String arguments, Call call) {
        if (arguments.isEmpty()) {
            call.answer(Text.of("What? Usage: <command>report WHAT HAPPENED</command>; the staff are told."));
            return;
        }
        if (!reports.take(call.account().id(), call.sessions().now())) {
            call.answer(Text.of("You have just reported something; please wait a moment."));
            return;
        }
        call.audit(AuditKind.REPORT, "report", "", arguments);
        int told = call.sessions()
                .tellThose(
                        Permissions.MODERATE,
                        Text.of(
                                "<notice>Report by {}: {}</notice>",
                                call.session().character().name(),
                                arguments));
        call.answer(
                told > 0
                        ? Text.of("The staff have been told. Thank you.")
                        : Text.of("None of the staff are here; they will read it. Thank you."));
    }

    private static String forHowLong(Optional<Duration> time) {
        return time.map(span -> "for " + Times.inWords(span)).orElse("until further notice");
    }

    private Bans bans() {
        return host.bans();
    }

    private Standings standings() {
        return host.standings();
    }
}

package org.holdfast.proxy.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.account.Standing;
import org.holdfast.proxy.audit.AuditEntry;
import org.holdfast.proxy.audit.AuditPage;
import org.holdfast.proxy.audit.AuditQuery;

/**
 * The commands by which admins see to accounts, what these are trusted with, and what was done by whom. No password is
 * ever an argument.
 *
 * <p>Runs on the event loop of the session that typed the command.
 */
final class AccountStaffCommands {
    private static final int MOST_LISTED = 100;
    private static final int PAGE = 20;
    private static final int MOST_PAGES = 1_000;

    private final HostControl host;

    AccountStaffCommands(HostControl host) {
        this.host = host;
    }

    List<HostCommand> list() {
        return List.of(
                HostCommand.admin("@account", this::account),
                HostCommand.admin("@role", this::role),
                HostCommand.admin("@audit", this::audit));
    }

    /** {@code NAME}, {@code list [WORD]}, {@code lock NAME}, {@code unlock NAME}. */
    private void account(String arguments, Call call) {
        Words words = Words.of(arguments);
        switch (words.first().toLowerCase(Locale.ROOT)) {
            case "" ->
                call.answer(Text.of("Usage: <command>@account NAME</command>, <command>@account list [WORD]</command>,"
                        + " <command>@account lock NAME</command>, <command>@account unlock NAME</command>"));
            case "list" -> call.answer(list(words.rest(), call));
            case "lock" -> lock(words.rest(), call);
            case "unlock" ->
                call.named(words.rest())
                        .ifPresent(found -> call.answerWhen(
                                call.sessions().accounts().unlock(found),
                                account -> Text.of("{} can log in again.", account.name())));
            default -> call.named(words.first()).map(this::about).ifPresent(call::answer);
        }
    }

    private static Text list(String part, Call call) {
        String wanted = part.toLowerCase(Locale.ROOT);
        List<Account> found = call.sessions().accounts().list().stream()
                .filter(account -> account.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        Text names = Text.lines(found.stream()
                .limit(MOST_LISTED)
                .map(account ->
                        Text.of("{}: {}{}", account.name(), account.role().word(), account.locked() ? ", locked" : ""))
                .toList());
        return found.size() > MOST_LISTED
                ? Text.lines(List.of(
                        names,
                        Text.of("... and {} more; <command>@account list WORD</command>", found.size() - MOST_LISTED)))
                : found.isEmpty() ? Text.of("There is none.") : names;
    }

    private static void lock(String name, Call call) {
        call.named(name).ifPresent(found -> {
            if (found.id().equals(call.account().id())) {
                call.answer(Text.of("That is yourself; nothing was done."));
            } else {
                call.answerWhen(
                        call.sessions().accounts().lock(found), account -> Text.of("{} is locked.", account.name()));
            }
        });
    }

    private Text about(Account account) {
        Standing standing = host.standings().of(account.id());
        return Text.lines(List.of(
                Text.of("<label>name</label> {}", account.name()),
                Text.of("<label>id</label> {}", account.id()),
                Text.of("<label>role</label> {}{}", account.role().word(), account.locked() ? ", locked" : ""),
                Text.of("<label>permissions</label> {}", words(standing)),
                Text.of(
                        "<label>characters</label> {}",
                        String.join(
                                ", ",
                                account.characters().stream()
                                        .map(CharacterRef::name)
                                        .toList())),
                Text.of("<label>created</label> {} UTC", Times.at(account.created())),
                Text.of(
                        "<label>muted</label> {}",
                        standing.mute()
                                .map(mute -> mute.until()
                                        .map(until -> "until " + Times.at(until) + " UTC")
                                        .orElse("until further notice"))
                                .orElse("no")),
                Text.of(
                        "<label>banned</label> {}",
                        host.bans().ofAccount(account).isPresent() ? "yes; @ban says how" : "no")));
    }

    private static String words(Standing standing) {
        return standing.permissions().isEmpty()
                ? "those of the role"
                : "those of the role, and "
                        + String.join(
                                ", ", standing.permissions().stream().sorted().toList());
    }

    /** {@code [NAME [ROLE|+PERMISSION|-PERMISSION]]}. */
    private void role(String arguments, Call call) {
        Words words = Words.of(arguments);
        if (words.first().isEmpty()) {
            call.answer(permissions());
            return;
        }
        Optional<Account> found = call.named(words.first());
        if (found.isEmpty()) {
            return;
        }
        Account account = found.get();
        String change = words.rest().toLowerCase(Locale.ROOT);
        if (change.isEmpty()) {
            call.answer(Text.of(
                    "{} is a {}: {}.",
                    account.name(),
                    account.role().word(),
                    words(host.standings().of(account.id()))));
        } else if (change.startsWith("+") || change.startsWith("-")) {
            grant(account, change.substring(1), change.startsWith("+"), call);
        } else {
            Role.parse(change)
                    .ifPresentOrElse(
                            role -> setRole(account, role, call),
                            () -> call.answer(Text.of(
                                    "There is no role {}; there are player, builder and admin, and +PERMISSION.",
                                    change)));
        }
    }

    private Text permissions() {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("Usage: <command>@role NAME player|builder|admin</command>,"
                + " <command>@role NAME +PERMISSION</command>, <command>@role NAME -PERMISSION</command>"));
        grantable().forEach((name, what) -> lines.add(Text.of("<label>{}</label> {}", name, what)));
        return Text.lines(lines);
    }

    /** What can be granted by name: what the game asks for, and what is the core's but makes no admin. */
    private Map<String, String> grantable() {
        Map<String, String> all = new TreeMap<>(host.permissions());
        all.keySet().removeAll(Role.ADMIN.permissions());
        all.put(Permissions.MODERATE, "keeps order: @sessions, @boot, @mute, @ban, and is told of reports");
        return all;
    }

    private void grant(Account account, String permission, boolean granted, Call call) {
        boolean has = host.standings().of(account.id()).permissions().contains(permission);
        if (granted && !grantable().containsKey(permission)) {
            call.answer(Text.of(
                    "There is no permission {} to grant; there are {}.",
                    permission,
                    String.join(", ", grantable().keySet())));
        } else if (granted == has) {
            call.answer(
                    granted
                            ? Text.of("{} has it already.", account.name())
                            : Text.of("{} does not have it.", account.name()));
        } else if (granted) {
            call.answerWhen(
                    host.standings().grant(account.id(), permission),
                    done -> Text.of("{} may {} now.", account.name(), permission));
        } else {
            call.answerWhen(
                    host.standings().revoke(account.id(), permission),
                    done -> Text.of("{} may {} no longer.", account.name(), permission));
        }
    }

    private static void setRole(Account account, Role role, Call call) {
        boolean lastAdmin = account.role() == Role.ADMIN
                && role != Role.ADMIN
                && call.sessions().accounts().list().stream()
                        .noneMatch(other -> other.role() == Role.ADMIN
                                && !other.locked()
                                && !other.id().equals(account.id()));
        if (lastAdmin) {
            call.answer(Text.of("There would be no admin left; nothing was changed."));
            return;
        }
        CompletionStage<Account> changing = account.role() == role
                ? CompletableFuture.completedFuture(account)
                : call.sessions().accounts().setRole(account, role);
        call.answerWhen(
                changing,
                changed -> Text.of(
                        "{} is a {} now.", changed.name(), changed.role().word()));
    }

    /** {@code [who NAME] [what WORD] [from ADDRESS] [since TIME] [until TIME] [page N]}. */
    private void audit(String arguments, Call call) {
        Instant now = call.sessions().now();
        String who = "";
        String what = "";
        String from = "";
        Instant since = Instant.MIN;
        Instant until = Instant.MAX;
        int page = 1;
        Words left = Words.of(arguments);
        while (!left.first().isEmpty()) {
            Words value = Words.of(left.rest());
            Optional<Instant> moment = Times.moment(value.first(), now);
            switch (left.first().toLowerCase(Locale.ROOT)) {
                case "who" -> who = value.first();
                case "what" -> what = value.first();
                case "from" -> from = value.first();
                case "since" -> since = moment.orElse(Instant.EPOCH);
                case "until" -> until = moment.orElse(Instant.EPOCH);
                case "page" -> page = value.first().matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value.first()) : 0;
                default -> page = 0;
            }
            if (since.equals(Instant.EPOCH)
                    || until.equals(Instant.EPOCH)
                    || page < 1
                    || value.first().isEmpty()) {
                page = 0;
                break;
            }
            left = Words.of(value.rest());
        }
        if (page < 1 || page > MOST_PAGES) {
            call.answer(Text.of("Usage: <command>@audit [who NAME] [what WORD] [from ADDRESS] [since TIME] [until TIME]"
                    + " [page N]</command>; WORD as login, account, staff, report, ban, role; TIME as 30m, 12h, 7d"
                    + " (ago), 2026-11-24 or 2026-11-24T10:30 (UTC)"));
            return;
        }
        int number = page;
        call.answerWhen(
                host.audit(new AuditQuery(who, what, from, since, until, (page - 1) * PAGE, PAGE)),
                found -> words(found, number));
    }

    private static Text words(AuditPage found, int page) {
        List<Text> lines = new ArrayList<>();
        if (found.damagedInAll() > 0) {
            lines.add(Text.of(
                    "<notice>{} entries are damaged and were passed over, such as {}; a backup may have them.</notice>",
                    found.damagedInAll(),
                    String.join(", ", found.damaged())));
        }
        if (found.entries().isEmpty()) {
            lines.add(Text.of("Nothing of that is in the audit log."));
            return Text.lines(lines);
        }
        found.entries().forEach(entry -> lines.add(words(entry)));
        lines.add(Text.of(
                "{} of {}{}",
                found.entries().size(),
                found.matches(),
                found.matches() > (long) page * PAGE ? "; page " + (page + 1) + " has older ones" : ""));
        return Text.lines(lines);
    }

    private static Text words(AuditEntry entry) {
        String name =
                entry.actor().name().isEmpty() ? "(nobody)" : entry.actor().name();
        return Text.of(
                "{} {}{}: {}{}{}",
                Times.at(entry.time()),
                name,
                entry.actor().address().isEmpty()
                        ? ""
                        : " from " + entry.actor().address(),
                entry.what(),
                entry.target().isEmpty() ? "" : " " + entry.target(),
                entry.detail().isEmpty() ? "" : " " + entry.detail());
    }
}

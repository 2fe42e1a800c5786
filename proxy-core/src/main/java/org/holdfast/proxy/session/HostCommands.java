package org.holdfast.proxy.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Claim;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.backup.BackupResult;
import org.holdfast.proxy.host.GenerationStatus;
import org.holdfast.proxy.host.SwapListener;
import org.holdfast.proxy.host.SwapResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that the core itself understands. They are taken before the port, so that they work while the world does
 * not, and answered at once. To an account without the right to one, it does not exist: the line goes to the world like
 * any other, and so nothing in the answer tells a command that there is from one that there is not.
 *
 * <p>Runs on the event loop of the session that typed the command.
 */
public final class HostCommands {
    private static final Logger LOG = LoggerFactory.getLogger(HostCommands.class);

    private final HostControl host;
    private final Map<String, Command> commands;

    /** What a command does with the rest of the line. */
    private interface Action {
        void run(String arguments, Call call);
    }

    private record Command(String name, Role atLeast, Action action) {}

    /** Who typed a command, and where. */
    private record Call(Session session, Connection from) {
        void answer(Text text) {
            from.screen().show(text);
        }

        /** Tells of what takes long. */
        SwapListener listener() {
            return (step, since, done) ->
                    session.later(() -> session.viewers().notice(SwapWords.stillIn(step, since, done)));
        }

        /** Later, when the answer is there; the player may have gone meanwhile. */
        <T> void answerWhen(CompletionStage<T> stage, Function<T, Text> words) {
            var unused = stage.whenComplete((outcome, failure) -> {
                if (failure != null) {
                    LOG.error("a command of the host failed", failure);
                }
                Text text = failure == null ? words.apply(outcome) : Text.of("That failed; the log says why.");
                session.later(() -> session.viewers().notice(text));
            });
        }
    }

    public HostCommands(HostControl host) {
        this.host = host;
        this.commands = Stream.of(
                        new Command("@reload", Role.ADMIN, this::reload),
                        new Command("@rollback", Role.ADMIN, (arguments, call) -> rollback(call)),
                        new Command("@generations", Role.ADMIN, (arguments, call) -> generations(call)),
                        new Command("@faults", Role.ADMIN, this::faults),
                        new Command("@sessions", Role.ADMIN, (arguments, call) -> sessions(call)),
                        new Command("@boot", Role.ADMIN, HostCommands::boot),
                        new Command("@announce", Role.ADMIN, HostCommands::announce),
                        new Command("@themes", Role.ADMIN, (arguments, call) -> themes(call)),
                        new Command("@backup", Role.ADMIN, (arguments, call) -> backup(call)),
                        new Command("@shutdown", Role.ADMIN, (arguments, call) -> stop(call, false)),
                        new Command("@restart", Role.ADMIN, (arguments, call) -> stop(call, true)),
                        new Command("claim", Role.PLAYER, this::claim))
                .collect(Collectors.toUnmodifiableMap(Command::name, command -> command));
    }

    /**
     * Runs a line, if it is a command of the host and the player has the right to it.
     *
     * @return whether it was; it has been answered then. If not, it is for the world, which knows no such command either
     */
    boolean run(String line, Session session, Connection from) {
        String stripped = line.strip();
        int space = stripped.indexOf(' ');
        String word = space < 0 ? stripped : stripped.substring(0, space);
        word = word.toLowerCase(Locale.ROOT);
        String arguments = space < 0 ? "" : stripped.substring(space).strip();
        if (SettingCommands.run(word, arguments, session, from)) {
            return true;
        }
        Command command = commands.get(word);
        if (command == null || !session.account().role().atLeast(command.atLeast())) {
            return false;
        }
        command.action().run(arguments, new Call(session, from));
        from.screen().promptAgain();
        return true;
    }

    private void reload(String arguments, Call call) {
        SwapListener progress = call.listener();
        switch (arguments) {
            case "" -> swap(host.reload(progress), Text.of("Reloading the world..."), call);
            case "--check" -> swap(host.check(progress), Text.of("Checking the world's code..."), call);
            default -> call.answer(Text.of("Usage: <command>@reload</command> or <command>@reload --check</command>"));
        }
    }

    private void rollback(Call call) {
        swap(host.rollback(call.listener()), Text.of("Going back to the code before..."), call);
    }

    private static void swap(Optional<CompletionStage<SwapResult>> started, Text begins, Call call) {
        if (started.isEmpty()) {
            call.answer(Text.of("A reload is running already; wait for its end."));
            return;
        }
        call.answer(begins);
        call.answerWhen(started.get(), result -> result.dispatch(new SwapWords()));
    }

    private void generations(Call call) {
        List<GenerationStatus> generations = host.generations();
        if (generations.isEmpty()) {
            call.answer(Text.of("There is no generation."));
            return;
        }
        call.answer(Text.lines(generations.stream()
                .map(generation -> Text.of(
                        "generation {}: {}, from {} [{}], {} old{}",
                        generation.number(),
                        generation.state().name().toLowerCase(Locale.ROOT),
                        generation.source(),
                        generation.fingerprint(),
                        inWords(generation.age()),
                        generation.fate().isEmpty() ? "" : ", " + generation.fate()))
                .toList()));
    }

    private void faults(String arguments, Call call) {
        call.answer(FaultWords.answer(host.faults(), arguments));
    }

    private static void sessions(Call call) {
        Sessions all = call.session().sessions();
        Instant now = all.now();
        call.answer(Text.lines(all.roster().byName().stream()
                .map(session -> Text.of(
                        "{}: {}, here for {}, silent for {}{}",
                        session.character().name(),
                        session.account().role().word(),
                        inWords(Duration.between(session.since(), now)),
                        inWords(Duration.between(session.lastTyped(), now)),
                        session.secure() ? ", over TLS" : ""))
                .toList()));
    }

    private static void boot(String arguments, Call call) {
        String[] words = arguments.split(" ", 2);
        if (words[0].isEmpty()) {
            call.answer(Text.of("Whom? Usage: <command>@boot NAME [REASON]</command>"));
            return;
        }
        Optional<Session> booted = call.session().sessions().roster().named(words[0]);
        if (booted.isEmpty()) {
            call.answer(Text.of("Nobody called {} is playing; <command>@sessions</command> lists who is.", words[0]));
            return;
        }
        String reason = words.length > 1 ? words[1].strip() : "";
        Text goodbye = reason.isEmpty()
                ? Text.of("<notice>The staff have ended your session.</notice>")
                : Text.of("<notice>The staff have ended your session: {}</notice>", reason);
        Session session = booted.get();
        session.later(() -> session.end(Reason.BOOTED, goodbye));
        call.answer(
                Text.of("The session of {} has been ended.", session.character().name()));
    }

    private static void announce(String arguments, Call call) {
        if (arguments.isEmpty()) {
            call.answer(Text.of("What? Usage: <command>@announce TEXT</command>"));
            return;
        }
        call.session().sessions().announce(Text.of("<notice>Announcement: {}</notice>", arguments));
        call.answer(Text.of("Announced."));
    }

    private void themes(Call call) {
        call.answerWhen(
                host.readThemes(),
                read -> read.problem()
                        .map(problem -> Text.of("Nothing was changed: {}.", problem))
                        .orElseGet(() -> Text.of("The themes are {}.", String.join(", ", read.names()))));
    }

    private void backup(Call call) {
        Session session = call.session();
        Optional<CompletionStage<BackupResult>> started =
                host.backup(progress -> session.later(() -> session.viewers().notice(Text.plain(progress))));
        if (started.isEmpty()) {
            call.answer(Text.of("A backup is being written already; wait for its end."));
            return;
        }
        call.answer(Text.of("Saving..."));
        call.answerWhen(
                started.get(),
                result -> result instanceof BackupResult.Saved saved
                        ? Text.of("Saved to {}.", saved.file().toString())
                        : Text.of("Nothing was saved: {}.", ((BackupResult.Failed) result).reason()));
    }

    private void stop(Call call, boolean again) {
        call.answer(again ? Text.of("Restarting.") : Text.of("Shutting down."));
        host.stop(
                again
                        ? Text.of("<notice>The server is restarting. Please come back in a moment.</notice>")
                        : Notices.SHUTDOWN,
                again);
    }

    private void claim(String arguments, Call call) {
        CompletionStage<Claim> claim =
                host.claim(arguments, call.session().account(), call.from().address());
        call.answerWhen(claim, outcome -> {
            ClaimWords words = new ClaimWords();
            outcome.dispatch(words);
            return words.text;
        });
    }

    private static final class ClaimWords implements Claim.Handler {
        private Text text = Text.EMPTY;

        @Override
        public void granted(Claim.Granted outcome) {
            text = Text.of("You are an admin now. Welcome; <command>help</command> tells what you can do.");
        }

        @Override
        public void refused(Claim.Refused outcome) {
            text = Notices.NOTHING_CLAIMED;
        }

        @Override
        public void tooMany(Claim.TooMany outcome) {
            text = Notices.wait(outcome.retryAfter());
        }
    }

    /** The two largest units of a time, such as {@code 2 h 5 min}. */
    private static String inWords(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}

package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.account.Claim;
import org.holdfast.proxy.audit.AuditKind;
import org.holdfast.proxy.backup.BackupResult;
import org.holdfast.proxy.host.GenerationStatus;
import org.holdfast.proxy.host.SwapListener;
import org.holdfast.proxy.host.SwapResult;

/**
 * The commands that the core itself understands. They are taken before the port, so that they work while the world does
 * not, and answered at once. To an account without the right to one, it does not exist: the line goes to the world like
 * any other, and so nothing in the answer tells a command that there is from one that there is not.
 *
 * <p>Runs on the event loop of the session that typed the command.
 */
public final class HostCommands {
    private static final int MOST_MINUTES = 1_440;
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,5}");
    private static final Text RESTARTS =
            Text.of("Restarting. The server ends with exit code 75, which asks the service that"
                    + " runs it to start it again; one that was started by hand stays down.");

    private final HostControl host;
    private final Countdown countdown = new Countdown();
    private final Map<String, HostCommand> commands;

    public HostCommands(HostControl host) {
        this.host = host;
        this.commands = Stream.of(
                        own().stream(),
                        new AccountStaffCommands(host).list().stream(),
                        new Moderation(host).list().stream())
                .flatMap(some -> some)
                .collect(Collectors.toUnmodifiableMap(HostCommand::name, command -> command));
    }

    private List<HostCommand> own() {
        return List.of(
                HostCommand.admin("@reload", this::reload),
                HostCommand.admin("@rollback", (arguments, call) -> rollback(call)),
                HostCommand.reading("@generations", (arguments, call) -> generations(call)),
                HostCommand.reading("@faults", this::faults),
                HostCommand.admin("@announce", HostCommands::announce),
                HostCommand.admin("@themes", (arguments, call) -> themes(call)),
                HostCommand.admin("@backup", (arguments, call) -> backup(call)),
                HostCommand.admin("@shutdown", (arguments, call) -> stop(arguments, call, false)),
                HostCommand.admin("@restart", (arguments, call) -> stop(arguments, call, true)),
                HostCommand.player("character", HostCommands::character),
                HostCommand.player("claim", this::claim));
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
        if (SettingCommands.run(word, arguments, session, from)
                || AccountCommands.run(word, arguments, session, from)) {
            return true;
        }
        HostCommand command = commands.get(word);
        if (command != null && session.trust().withholds(command.permission())) {
            StepUp.begin(session, from, () -> run(line, session, from));
            return true;
        }
        if (command == null || !session.may(command.permission())) {
            return false;
        }
        Call call = new Call(session, from);
        if (command.audited()) {
            // What it is about to do; without arguments that are a secret, for no command has such.
            call.audit(AuditKind.STAFF, word.substring(1), target(arguments, session), arguments);
        }
        command.action().run(arguments, call);
        from.screen().promptAgain();
        return true;
    }

    /** To whom something is done: the first word that is somebody's name. */
    private static String target(String arguments, Session session) {
        return Stream.of(arguments.split(" ", 3))
                .limit(2)
                .filter(session.sessions().accounts()::exists)
                .findFirst()
                .orElse("");
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
                        Times.inWords(generation.age()),
                        generation.fate().isEmpty() ? "" : ", " + generation.fate()))
                .toList()));
    }

    private void faults(String arguments, Call call) {
        call.answer(FaultWords.answer(host.faults(), arguments));
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

    /** {@code [MINUTES] [REASON]}, or {@code cancel}. */
    private void stop(String arguments, Call call, boolean again) {
        String[] words = arguments.split(" ", 2);
        boolean counted = MINUTES.matcher(words[0]).matches();
        String reason = counted ? (words.length > 1 ? words[1].strip() : "") : arguments;
        int minutes = counted ? Integer.parseInt(words[0]) : 0;
        if (arguments.equalsIgnoreCase("cancel")) {
            cancelStop(call);
        } else if (minutes > MOST_MINUTES) {
            call.answer(Text.of("At most {} minutes. Nothing has begun.", MOST_MINUTES));
        } else if (minutes > 0) {
            call.answer(
                    again ? RESTARTS : Text.of("The countdown runs; <command>@shutdown cancel</command> stops it."));
            countdown.begin(
                    call.session().loop(),
                    Duration.ofMinutes(minutes),
                    again,
                    reason,
                    call.session().sessions()::announce,
                    () -> host.stop(goodbye(reason, again), again));
        } else {
            call.answer(again ? RESTARTS : Text.of("Shutting down."));
            host.stop(goodbye(reason, again), again);
        }
    }

    private void cancelStop(Call call) {
        if (countdown.cancel()) {
            call.session().sessions().announce(Text.of("<notice>The server goes on; it will not stop now.</notice>"));
            call.answer(Text.of("Cancelled."));
        } else {
            call.answer(Text.of("There is no countdown to cancel."));
        }
    }

    private static Text goodbye(String reason, boolean again) {
        Text words = again
                ? Text.of("<notice>The server is restarting. Please come back in a moment.</notice>")
                : Notices.SHUTDOWN;
        return reason.isEmpty() ? words : Text.lines(List.of(words, Text.of("<notice>{}</notice>", reason)));
    }

    /** {@code [new NAME]}; the rest is in the menu, which there is when there are several. */
    private static void character(String arguments, Call call) {
        Words words = Words.of(arguments);
        if (words.first().equalsIgnoreCase("new") && !words.rest().isEmpty()) {
            call.answerWhen(
                    call.sessions().accounts().addCharacter(call.account().id(), words.rest()),
                    account -> Text.of("{} is yours; choose when you log in next.", words.rest()));
            return;
        }
        call.answer(Text.of(
                "Yours: {}. <command>character new NAME</command> makes another, at most {} in all; with several you choose"
                        + " when you log in, and can delete them there.",
                String.join(
                        ", ",
                        call.account().characters().stream()
                                .map(CharacterRef::name)
                                .toList()),
                AccountService.MOST_CHARACTERS));
    }

    private void claim(String arguments, Call call) {
        CompletionStage<Claim> claim =
                host.claim(arguments, call.session().account(), call.from().address());
        call.answerWhen(claim, outcome -> {
            ClaimWords words = new ClaimWords();
            outcome.dispatch(words);
            // Never the code; and of wrong ones, which anybody can type without end, nothing.
            if (words.granted) {
                call.audit(AuditKind.STAFF, "claim", "", "granted");
            }
            return words.text;
        });
    }

    private static final class ClaimWords implements Claim.Handler {
        private Text text = Text.EMPTY;
        private boolean granted;

        @Override
        public void granted(Claim.Granted outcome) {
            granted = true;
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
}

package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.proxy.backup.Backups;
import org.holdfast.proxy.store.StoppedStore;
import org.holdfast.proxy.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Saves the store of a stopped server to one file. A running one is saved from within the game. */
@Command(
        name = "backup",
        description = "Saves everything that a server which is not running has stored, accounts included, to one file"
                + " with checksums. While it runs, an admin types @backup in the game.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private StoppedData data = new StoppedData();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Must not exist yet. Default: a file in DIR/backups, named by the time")
    private @Nullable Path to;

    BackupCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        try (DataDirectory directory = data.claim();
                StoppedStore store = StoppedData.open(directory, terminal)) {
            Path file = to == null ? Backups.fileAskedFor(directory.path().resolve("backups"), clock.instant()) : to;
            store.backup(file);
            terminal.say("Saved to " + file + ".");
            KeyAdvice.saved(store, directory.path()).ifPresent(terminal::say);
            return 0;
        } catch (StoreException e) {
            throw CommandFailure.refused(e);
        }
    }
}

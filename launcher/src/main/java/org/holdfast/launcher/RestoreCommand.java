package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.proxy.store.Backup;
import org.holdfast.proxy.store.StoppedStore;
import org.holdfast.proxy.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a store out of a backup. */
@Command(
        name = "restore",
        description =
                "Puts what a backup contains into a data directory that has nothing stored yet: an empty or"
                        + " missing one, or one whose folder 'store' was moved away. Its configuration and areas stay as they are.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private StoppedData data = new StoppedData();

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The backup.")
    private Path from = Path.of("");

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        if (!Files.isRegularFile(from)) {
            throw CommandFailure.cannotStart(new IOException("there is no backup " + from));
        }
        try (DataDirectory directory = data.claimOrMake()) {
            long records = Backup.restore(from, directory.path().resolve("store"), terminal::note);
            terminal.say(
                    String.format(Locale.ROOT, "Restored %,d records from %s to %s.", records, from, directory.path()));
            try (StoppedStore store = StoppedData.open(directory, terminal)) {
                KeyAdvice.restored(store, directory.path()).ifPresent(terminal::say);
            }
            return 0;
        } catch (StoreException e) {
            throw CommandFailure.refused(e);
        }
    }
}

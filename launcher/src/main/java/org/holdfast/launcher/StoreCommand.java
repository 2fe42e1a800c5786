package org.holdfast.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.proxy.store.DamagedException;
import org.holdfast.proxy.store.StoppedStore;
import org.holdfast.proxy.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** A look at what a stopped server has stored. Changes nothing. */
@Command(
        name = "store",
        description =
                "Looks at what is stored while the server is not running. Credentials of accounts are never shown.",
        mixinStandardHelpOptions = true)
final class StoreCommand extends CommandGroup {
    private static final String HIDES = " Credentials of accounts are never shown: their values say (hidden).";

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new StoreCommand())
                .addSubcommand(new Check(terminal))
                .addSubcommand(new Get(terminal))
                .addSubcommand(new ListAll(terminal));
    }

    @Command(
            name = "check",
            description = "Reads everything and prints how much of what there is. Exit code 1, and a line for each"
                    + " problem, if something is damaged.",
            mixinStandardHelpOptions = true)
    private static final class Check implements Callable<Integer> {
        private static final int DAMAGED = 1;

        private final Terminal terminal;

        @Mixin
        private StoppedData data = new StoppedData();

        Check(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws CommandFailure, IOException {
            try (DataDirectory directory = data.claim()) {
                return print(StoppedStore.check(StoppedData.store(directory, terminal)));
            } catch (StoreException e) {
                throw CommandFailure.cannotStart(e);
            }
        }

        private int print(StoppedStore.Report report) {
            Map<String, Long> counts = new TreeMap<>(report.records());
            long records = counts.values().stream().mapToLong(Long::longValue).sum();
            String readable = report.problems().isEmpty() ? "" : " could be read";
            terminal.say(String.format(
                    Locale.ROOT,
                    "%,d records, %,d bytes, %,d turns%s",
                    records,
                    report.bytes(),
                    report.position(),
                    readable));
            counts.forEach((namespace, count) -> terminal.say(String.format(Locale.ROOT, "%s: %,d", namespace, count)));
            report.problems().forEach(terminal::complain);
            if (report.problems().isEmpty()) {
                terminal.say("Nothing is damaged.");
            }
            return report.problems().isEmpty() ? 0 : DAMAGED;
        }
    }

    /** What get and list share: the store opened and closed around the work. */
    private abstract static class Reading implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private StoppedData data = new StoppedData();

        Reading(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public final Integer call() throws CommandFailure, IOException {
            PrintStream lines = terminal.lines();
            try (DataDirectory directory = data.claim();
                    StoppedStore store = StoppedData.open(directory, terminal)) {
                read(store, lines);
                return 0;
            } catch (DamagedException e) {
                throw CommandFailure.refused(e);
            } finally {
                lines.flush();
            }
        }

        abstract void read(StoppedStore store, PrintStream lines) throws CommandFailure;
    }

    @Command(
            name = "get",
            description = "Prints one record as a line of JSON." + HIDES,
            mixinStandardHelpOptions = true)
    private static final class Get extends Reading {
        @Parameters(
                paramLabel = "NAMESPACE/KEY",
                converter = KeyConverter.class,
                description = "Which, such as room/12 or account/d8c1.")
        private RecordKey key = new RecordKey("none", "none");

        Get(Terminal terminal) {
            super(terminal);
        }

        @Override
        void read(StoppedStore store, PrintStream lines) throws CommandFailure {
            StoredRecord record = store.get(key)
                    .orElseThrow(() -> CommandFailure.refused(new IOException("there is no record " + key)));
            lines.println(RecordLine.of(record));
        }
    }

    @Command(
            name = "list",
            description = "Prints all records, each as a line of JSON, sorted by namespace and key." + HIDES,
            mixinStandardHelpOptions = true)
    private static final class ListAll extends Reading {
        @Parameters(arity = "0..1", paramLabel = "NAMESPACE", description = "Only those of this namespace.")
        private @Nullable String namespace;

        ListAll(Terminal terminal) {
            super(terminal);
        }

        @Override
        void read(StoppedStore store, PrintStream lines) {
            store.list(Optional.ofNullable(namespace), record -> lines.println(RecordLine.of(record)));
        }
    }

    /** Reads NAMESPACE/KEY; a key may contain slashes itself. */
    static final class KeyConverter implements ITypeConverter<RecordKey> {
        @Override
        public RecordKey convert(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new TypeConversionException("'" + text + "' is not of the form NAMESPACE/KEY");
            }
            try {
                return new RecordKey(text.substring(0, slash), text.substring(slash + 1));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}

package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.holdfast.api.ContentImport;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.launcher.content.BuiltInContent;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.launcher.content.DirectoryContent;
import org.holdfast.launcher.io.FileProblem;
import org.holdfast.launcher.loading.WorldLoading;
import org.holdfast.launcher.loading.WorldSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the world of another game in, while the server is not running. What is in it only the world's code knows. */
@Command(
        name = "import",
        description = "Brings the world of another game in while the server is not running.",
        mixinStandardHelpOptions = true)
final class ImportCommand extends CommandGroup {
    static CommandLine commandLine(CoreStarter starter, Terminal terminal, InstantSource clock) {
        return new CommandLine(new ImportCommand()).addSubcommand(new Diku(starter, terminal, clock));
    }

    @Command(
            name = "diku",
            description =
                    "The files of a DikuMUD (1991), CircleMUD 3 or tbaMUD. All or nothing; a second time it changes"
                            + " what is there. What cannot be taken over is named, with file and line, in"
                            + " DATA/logs/import-report.txt.",
            mixinStandardHelpOptions = true)
    private static final class Diku implements Callable<Integer> {
        private static final int DEPTH = 2;
        private static final long MOST_BYTES = 256L << 20;
        private static final String REPORT = "import-report.txt";

        private final CoreStarter starter;
        private final Terminal terminal;
        private final InstantSource clock;

        @Parameters(
                paramLabel = "DIR",
                description = "The folder that holds wld, mob, obj, zon and shp, or the tinyworld files.")
        private Path folder = Path.of(".");

        @Mixin
        private DataOptions options = new DataOptions();

        @Option(names = "--zone", paramLabel = "N", description = "Only the zone of this number.")
        private @Nullable Integer zone;

        @Option(names = "--start", paramLabel = "N", description = "New characters begin in the room of this number.")
        private @Nullable Integer start;

        @Option(
                names = "--encoding",
                paramLabel = "NAME",
                description = "Of all files, such as IBM850. Default: UTF-8, and windows-1252 for files that are not")
        private @Nullable String encoding;

        @Option(names = "--dry-run", description = "Does everything but change the world.")
        private boolean dryRun;

        @Option(
                names = "--world",
                paramLabel = "PATH",
                description =
                        "The world's code, as for the server. Default: DIR/modules/world.jar when present, else the"
                                + " world inside this jar")
        private @Nullable Path world;

        Diku(CoreStarter starter, Terminal terminal, InstantSource clock) {
            this.starter = starter;
            this.terminal = terminal;
            this.clock = clock;
        }

        @Override
        public Integer call() throws CommandFailure, IOException {
            ContentImport content = new ContentImport("diku", files(), said(), terminal::note);
            try (DataDirectory data = options.claim()) {
                Configuration configuration = options.configuration(data, List.of());
                new BuiltInContent().layOut(data.path());
                Launch launch = new Launch(
                        data.path(),
                        configuration,
                        new WorldLoading(new WorldSource(world, data.path()), false),
                        new DirectoryContent(data.path()),
                        Version.current());
                ContentImport.Report report = starter.importContent(launch, content, clock.instant(), dryRun);
                print(report, data.logs().resolve(REPORT));
                return 0;
            }
        }

        private Map<String, String> said() {
            Map<String, String> said = new HashMap<>();
            if (zone != null) {
                said.put("zone", zone.toString());
            }
            if (start != null) {
                said.put("start", start.toString());
            }
            if (encoding != null) {
                said.put("encoding", encoding);
            }
            return said;
        }

        /** All files of the folder and of those in it; which of them matter is for the world to say. */
        private SortedMap<String, byte[]> files() throws CommandFailure {
            SortedMap<String, byte[]> files = new TreeMap<>();
            if (!Files.isDirectory(folder)) {
                throw CommandFailure.cannotStart(new IOException("there is no folder " + folder));
            }
            long bytes = 0;
            try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
                for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    bytes += Files.size(file);
                    if (bytes > MOST_BYTES) {
                        throw CommandFailure.cannotStart(new IOException("the files in " + folder + " are larger than "
                                + (MOST_BYTES >> 20) + " MiB; name the folder of the world alone"));
                    }
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw CommandFailure.cannotStart(
                        new IOException("cannot read " + folder + ": " + FileProblem.why(e), e));
            }
            return files;
        }

        private void print(ContentImport.Report report, Path file) throws IOException {
            Files.write(file, report.warnings());
            if (dryRun) {
                terminal.say("This was a dry run: nothing was changed.");
            }
            terminal.say("What was not taken over as it stands is in " + file + ".");
            report.counts().forEach(count -> terminal.say(count.what() + " " + count.number()));
            terminal.say("warnings " + report.warnings().size());
        }
    }
}

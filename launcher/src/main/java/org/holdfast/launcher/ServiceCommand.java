package org.holdfast.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what an operating system needs to run the server, with the paths of this machine filled in. */
@Command(
        name = "service",
        description = "Prints a service definition for this server, to be saved where its first lines say.",
        mixinStandardHelpOptions = true)
final class ServiceCommand extends CommandGroup {
    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new ServiceCommand())
                .addSubcommand(new Systemd(terminal))
                .addSubcommand(new OpenRc(terminal));
    }

    @Command(name = "systemd", description = "A unit for systemd.", mixinStandardHelpOptions = true)
    private static final class Systemd extends Template {
        Systemd(Terminal terminal) {
            super(terminal, "systemd.txt");
        }
    }

    @Command(
            name = "openrc",
            description = "An init script for OpenRC, which starts the server again as its exit code says.",
            mixinStandardHelpOptions = true)
    private static final class OpenRc extends Template {
        OpenRc(Terminal terminal) {
            super(terminal, "openrc.txt");
        }
    }

    /** A text with places to fill in. */
    private abstract static class Template implements Callable<Integer> {
        /** Everything here would have to be quoted, in three different ways. */
        private static final Pattern AWKWARD = Pattern.compile("[\\p{Cntrl}\\s\"'`\\\\$%{};&|<>()*?#!~\\[\\]]");

        private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,30}");
        private static final int LEAST_HEAP = 128;
        private static final int MOST_HEAP = 1 << 20;

        /** Beside the heap, in MiB: code, buffers, the collector's own, and a search of the heap. */
        private static final int BESIDE = 1024;

        private final Terminal terminal;
        private final String resource;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                defaultValue = "./data",
                description = "The data directory. Default: ${DEFAULT-VALUE}")
        private Path data = Path.of("./data");

        @Option(
                names = "--user",
                paramLabel = "NAME",
                defaultValue = "holdfast",
                description = "Who the server runs as, and the name of that user's group. Default: ${DEFAULT-VALUE}")
        private String user = "holdfast";

        @Option(
                names = "--heap",
                paramLabel = "MIB",
                defaultValue = "1024",
                description = "The most memory for Java objects. Default: ${DEFAULT-VALUE}")
        private int heap;

        @Option(names = "--java", paramLabel = "PATH", description = "The java to run it with. Default: this one")
        private @Nullable Path java;

        @Option(names = "--jar", paramLabel = "PATH", description = "The jar to run. Default: this one")
        private @Nullable Path jar;

        Template(Terminal terminal, String resource) {
            this.terminal = terminal;
            this.resource = resource;
        }

        @Override
        public final Integer call() throws CommandFailure, IOException {
            if (!USER.matcher(user).matches()) {
                throw refused("--user '" + user + "' is no user name; use letters, digits, - and _");
            }
            if (heap < LEAST_HEAP || heap > MOST_HEAP) {
                throw refused("--heap must be from " + LEAST_HEAP + " to " + MOST_HEAP + " (MiB)");
            }
            String text = read();
            for (Map.Entry<String, String> value : values().entrySet()) {
                text = text.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            terminal.out().print(text);
            terminal.out().flush();
            return 0;
        }

        private Map<String, String> values() throws CommandFailure {
            Path ownJava = Path.of(System.getProperty("java.home"), "bin", "java");
            return Map.of(
                    "data", path("--data", data),
                    "user", user,
                    "heap", Integer.toString(heap),
                    "memory", Integer.toString(heap + heap / 2 + BESIDE),
                    "java", path("--java", java == null ? ownJava : java),
                    "jar", path("--jar", jar == null ? ownJar() : jar));
        }

        private static String path(String option, Path path) throws CommandFailure {
            String absolute = path.toAbsolutePath().normalize().toString();
            if (AWKWARD.matcher(absolute).find()) {
                throw refused(option + ": the path '" + absolute
                        + "' has a space or another character that a service definition cannot have;"
                        + " name another, such as a symbolic link");
            }
            return absolute;
        }

        private static Path ownJar() throws CommandFailure {
            try {
                Path own = Path.of(ServiceCommand.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                if (Files.isRegularFile(own)) {
                    return own;
                }
            } catch (URISyntaxException e) {
                throw refused("this program does not know where its jar is; name it by --jar");
            }
            throw refused("this program was not started from a jar; name one by --jar");
        }

        private static CommandFailure refused(String why) {
            return CommandFailure.cannotStart(new IOException(why));
        }

        private String read() throws IOException {
            try (InputStream in = ServiceCommand.class.getResourceAsStream("/holdfast/service/" + resource)) {
                if (in == null) {
                    throw new IOException("the program's jar is not complete; build it anew");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}

package org.holdfast.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What {@code service} prints: word for word, by the judgement of systemd and sh, and for the script by running it. */
@Timeout(60)
class ServiceCommandTest {
    private static final String[] OPTIONS = {
        "--data",
        "/srv/holdfast",
        "--user",
        "mud",
        "--heap",
        "2048",
        "--java",
        "/usr/bin/java",
        "--jar",
        "/opt/holdfast/holdfast.jar"
    };

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void onUnix() {
        assumeTrue(File.separatorChar == '/', "paths as an operating system with such services has them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "openrc"})
    void what_is_printed_is_this(String kind) throws IOException {
        assertThat(run(kind, OPTIONS)).isZero();

        try (InputStream golden = ServiceCommandTest.class.getResourceAsStream("service-" + kind + ".golden")) {
            assertThat(golden).isNotNull();
            assertThat(out()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "openrc"})
    void nothing_is_left_to_fill_in_and_paths_are_absolute(String kind) {
        assertThat(run(kind, "--jar", "holdfast.jar", "--data", "some/../data")).isZero();

        Path here = Path.of("").toAbsolutePath();
        assertThat(out())
                .doesNotContain("{{", "}}")
                .contains(
                        here.resolve("holdfast.jar").toString(),
                        here.resolve("data").toString())
                .contains(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --user  | a b           | --user 'a b' is no user name; use letters, digits, - and _
            --user  | -x            | is no user name
            --heap  | 1             | --heap must be from 128 to 1048576 (MiB)
            --data  | /srv/my games | has a space or another character that a service definition cannot have
            --data  | /srv/50%      | has a space or another character that a service definition cannot have
            --jar   | /opt/$x.jar   | has a space or another character that a service definition cannot have
            """)
    void what_would_break_it_is_one_line_and_exit_code_2(String option, String value, String message) {
        assertThat(run("systemd", option, value)).isEqualTo(2);

        assertThat(err()).startsWith("holdfast: ").contains(message).hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void systemd_finds_no_fault_with_the_unit() throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "systemd-analyze is not installed");
        run("systemd", "--jar", "/opt/holdfast.jar", "--data", "/srv/holdfast", "--user", "mud");
        Path unit = Files.writeString(temp.resolve("holdfast.service"), out());

        Finished verified = execute(List.of(analyze.toString(), "verify", "--man=no", unit.toString()));

        // It also says what it thinks of the machine's own units.
        assertThat(verified.said().lines().filter(line -> line.contains("holdfast")))
                .isEmpty();
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void the_script_is_one_for_any_shell() throws Exception {
        run("openrc", OPTIONS);
        Path script = Files.writeString(temp.resolve("holdfast"), out());

        assertThat(execute(List.of("sh", "-n", script.toString()))).isEqualTo(new Finished(0, ""));
    }

    /** The server, for the script, ends with one exit code after the other. */
    @ParameterizedTest
    @CsvSource({
        "0,                           1, 0",
        "2,                           1, 2",
        "75 75 0,                     3, 0",
        "1 137 75 3 2,                5, 2",
        "1 1 1 1 1 1 1 1 1 1 0,      10, 1",
        "1 1 1 1 1 75 1 1 1 1 1 1 0, 13, 0",
    })
    void the_script_starts_the_server_again_as_its_exit_codes_say(String codes, int runs, int exitCode)
            throws Exception {
        Files.writeString(temp.resolve("codes"), codes.replace(' ', '\n') + "\n");
        executable("java", """
                #!/bin/sh
                echo "$@" >> %1$s/runs
                exit $(sed -n "$(wc -l < %1$s/runs)p" %1$s/codes)
                """.formatted(temp));
        executable("sleep", "#!/bin/sh\n");

        assertThat(execute(List.of("sh", "-c", starting())).exitCode()).isEqualTo(exitCode);

        assertThat(Files.readAllLines(temp.resolve("runs")))
                .hasSize(runs)
                .containsOnly("-XX:+UseZGC -Xmx1024m -jar /opt/holdfast.jar --data " + temp);
    }

    @Test
    void the_script_passes_on_that_the_server_is_to_stop() throws Exception {
        executable("java", """
                #!/bin/sh
                trap 'echo stopped in order; exit 0' TERM
                kill -TERM $PPID
                while :; do :; done
                """);

        Finished finished = execute(List.of("sh", "-c", starting()));

        assertThat(finished).isEqualTo(new Finished(0, "stopped in order\n"));
    }

    /** What OpenRC and its start-stop-daemon would do, in the foreground. */
    private String starting() throws IOException {
        run("openrc", "--jar", "/opt/holdfast.jar", "--data", temp.toString(), "--java", temp + "/java");
        Path script = Files.writeString(temp.resolve("holdfast"), out());
        return """
                PATH=%s:$PATH
                ebegin() { :; }
                eend() { exit $1; }
                start_stop_daemon() { while [ "$1" != -- ]; do shift; done; shift; exec /bin/sh "$@"; }
                eval "$(sed 's/^    start-stop-daemon/    start_stop_daemon/' %s)"
                start
                """.formatted(temp, script);
    }

    private void executable(String name, String text) throws IOException {
        Path file = Files.writeString(temp.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private record Finished(int exitCode, String said) {}

    private static Finished execute(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Finished(process.exitValue(), said);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private int run(String kind, String... options) {
        String[] arguments = Stream.concat(Stream.of("service", kind), Arrays.stream(options))
                .toArray(String[]::new);
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.run(arguments, terminal, new ProxyCoreStarter(terminal), new FakeJvm());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

package org.holdfast.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.holdfast.launcher.config.Configuration.LogLevel;
import org.holdfast.launcher.logging.LogFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServerProcessTest {
    @TempDir
    Path temp;

    private final FakeCore core = new FakeCore();
    private final FakeJvm jvm = new FakeJvm();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ServerProcess process = new ServerProcess(
            new Terminal(
                    new ByteArrayInputStream(new byte[0]),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)),
            jvm,
            Duration.ofMillis(200));

    private LogFile log;

    @BeforeEach
    void openLog() throws Exception {
        log = LogFile.open(temp, LogLevel.INFO);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void the_ready_line_follows_when_a_world_is_live() {
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> process.run(core, log));
        await().until(() -> jvm.hooks.size() == 1);
        assertThat(out()).isEmpty();

        core.live.complete(3);
        core.stopped.complete(0);

        assertThat(exitCode.join()).isEqualTo(0);
        assertThat(out()).isEqualTo("Holdfast is ready: telnet=127.0.0.1:4000 web=[::1]:4080 generation=3\n");
    }

    @Test
    void the_ready_line_ends_with_the_port_of_those_who_encrypt() {
        core.tlsAddress = Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", 4443));
        core.live.complete(1);
        core.stopped.complete(0);

        process.run(core, log);

        assertThat(out())
                .isEqualTo("Holdfast is ready: telnet=127.0.0.1:4000 web=[::1]:4080 generation=1 tls=127.0.0.1:4443\n");
    }

    @Test
    void without_an_admin_the_claim_is_said_as_it_is_to_be_typed() {
        core.claimCode = Optional.of("AB12-CD34");
        core.stopped.complete(0);

        process.run(core, log);

        assertThat(out()).isEqualTo("No admin yet. Log in and type: claim AB12-CD34\n");
    }

    @Test
    void a_core_that_stops_by_itself_gives_the_exit_code() {
        core.stopped.complete(7);

        assertThat(process.run(core, log)).isEqualTo(7);
        assertThat(core.shutdowns).isEmpty();
    }

    @Test
    void a_signal_stops_the_core_and_then_the_process_with_its_exit_code() {
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> process.run(core, log));
        await().until(() -> jvm.hooks.size() == 1);

        jvm.hooks.get(0).run();

        assertThat(core.shutdowns).hasSize(1);
        assertThat(jvm.halted).containsExactly(0);
        assertThat(exitCode.join()).isEqualTo(0);
    }

    @Test
    void a_core_that_fails_to_stop_is_no_success() {
        core.stopped.completeExceptionally(new IllegalStateException("disk"));
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> process.run(core, log));
        await().until(() -> jvm.hooks.size() == 1);

        jvm.hooks.get(0).run();

        assertThat(jvm.halted).containsExactly(1);
        assertThat(exitCode).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void a_core_that_fails_and_stops_gives_the_exit_code() {
        core.failing.complete("no writer");
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> process.run(core, log));
        core.stopped.complete(1);

        assertThat(exitCode.join()).isEqualTo(1);
    }

    @Test
    void a_core_that_fails_and_does_not_stop_is_not_waited_for_for_ever() {
        core.failing.complete("no writer");

        assertThat(process.run(core, log)).isEqualTo(1);
        assertThat(jvm.halted).containsExactly(1);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}

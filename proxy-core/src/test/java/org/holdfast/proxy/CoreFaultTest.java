package org.holdfast.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.api.Activation;
import org.holdfast.api.Doc;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.audit.AuditOptions;
import org.holdfast.proxy.backup.BackupOptions;
import org.holdfast.proxy.host.DefinedModule;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoading;
import org.holdfast.proxy.host.Retirement;
import org.holdfast.proxy.host.Supervision;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.net.NetOptions;
import org.holdfast.proxy.render.Themes;
import org.holdfast.proxy.session.SessionOptions;
import org.holdfast.proxy.session.Several;
import org.holdfast.proxy.store.StoreLimits;
import org.holdfast.proxy.store.StoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole core whose store dies under a world that goes on writing. */
@Timeout(120)
class CoreFaultTest {
    @TempDir
    Path folder;

    /** Writes a record with each tick. */
    private static final class Writing implements HostedModuleFactory, HostedModule {
        private long ticks;

        @Override
        public ModuleDescriptor describe() {
            return new ModuleDescriptor("world", "1", Map.of("world", 1), Duration.ofMillis(5));
        }

        @Override
        public HostedModule create(ModuleContext context) {
            return new Writing();
        }

        @Override
        public void load(StoredRecord record) {}

        @Override
        public void apply(RecordChange change) {}

        @Override
        public void activate(Activation activation, Turn turn) {}

        @Override
        public void handle(ToModule message, Turn turn) {
            turn.put(new StoredRecord(
                    new RecordKey("world", "ticks"),
                    1,
                    Doc.object()
                            .put("value", ticks++)
                            .put("padding", "x".repeat(500))
                            .build()));
        }

        @Override
        public void revert(List<RecordChange> accepted) {}
    }

    private static final class Loading implements ModuleLoading {
        private record Image(String source, String fingerprint) implements ModuleImage {}

        private record Loaded(HostedModuleFactory factory, ClassLoader loader) implements DefinedModule, LoadedModule {
            @Override
            public LoadedModule check() {
                return this;
            }

            @Override
            public void unload() {}
        }

        @Override
        public ModuleImage read() {
            return new Image("test", "1");
        }

        @Override
        public DefinedModule define(ModuleImage image, int generation) {
            return new Loaded(new Writing(), new ClassLoader() {});
        }
    }

    private static final class NoContent implements ContentFiles {
        @Override
        public List<String> list(String path) {
            return List.of();
        }

        @Override
        public String read(String path) {
            throw new IllegalArgumentException("there is no content");
        }

        @Override
        public void write(String path, String text) {
            throw new IllegalArgumentException("there is no content");
        }
    }

    private ProxyCore start() throws StartException {
        // Each few turns need another file; one that cannot be made is tried again after so long that nobody can count
        // it.
        StoreOptions store = StoreOptions.of(folder.resolve("store"))
                .withLimits(new StoreLimits(1 << 20, 1 << 20, 2_000, 1 << 20, 1 << 20))
                .withRetryDelay(Duration.ofSeconds(Long.MAX_VALUE));
        return ProxyCore.start(
                new Settings(
                        "1",
                        store,
                        new BackupOptions(folder.resolve("backups"), Duration.ZERO, 0),
                        new AccountOptions(8, 1, 0, 0, true),
                        AuditOptions.DEFAULTS,
                        Optional.empty(),
                        new SessionOptions(
                                "Test", "Welcome", 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Several.TAKEOVER),
                        new NetOptions("127.0.0.1", 0, 0, 0, 0),
                        SwapOptions.DEFAULT,
                        Supervision.DEFAULT,
                        Retirement.DEFAULT,
                        () -> Themes.BUILT_IN),
                new Loading(),
                new NoContent());
    }

    @Test
    void aStoreThatDiesStopsTheServerInOrderWithANonZeroExitCode() throws Exception {
        ProxyCore core = start();
        core.live().toCompletableFuture().get(60, TimeUnit.SECONDS);
        try (Socket socket = new Socket(
                core.telnetAddress().getAddress(), core.telnetAddress().getPort())) {
            socket.setSoTimeout(60_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            assertThat(in.readLine()).contains("Welcome");
            takeAway(folder.resolve("store"));

            assertThat(core.failing().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .contains("store-journal");
            assertThat(core.stopped().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isEqualTo(1);
            String goodbye = Stream.generate(() -> line(in))
                    .takeWhile(line -> !line.isEmpty())
                    .reduce("", String::concat);
            assertThat(goodbye).contains("The server has a fault and stops. All that you have seen is saved.");
        }
    }

    @Test
    void aCoreThatIsStoppedHasNoFault() throws Exception {
        ProxyCore core = start();
        core.live().toCompletableFuture().get(60, TimeUnit.SECONDS);

        assertThat(core.stop(Text.of("Goodbye.")).toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isZero();
        assertThat(core.failing().toCompletableFuture()).isNotDone();
    }

    /** The next line; empty at the end. */
    private static String line(BufferedReader in) {
        try {
            String line = in.readLine();
            return line == null ? "" : line + ' ';
        } catch (IOException e) {
            return "";
        }
    }

    /** As when a disk is pulled out: what is open stays open, and nothing can be made there. */
    private static void takeAway(Path directory) throws IOException {
        Files.move(directory, directory.resolveSibling("gone"));
        Files.writeString(directory, "not a directory");
    }
}

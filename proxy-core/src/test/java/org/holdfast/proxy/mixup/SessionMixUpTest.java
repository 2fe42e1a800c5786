package org.holdfast.proxy.mixup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.proxy.ContentFiles;
import org.holdfast.proxy.ProxyCore;
import org.holdfast.proxy.Settings;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.audit.AuditOptions;
import org.holdfast.proxy.backup.BackupOptions;
import org.holdfast.proxy.host.Retirement;
import org.holdfast.proxy.host.Supervision;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.mixup.MixClient.Said;
import org.holdfast.proxy.net.NetOptions;
import org.holdfast.proxy.render.Themes;
import org.holdfast.proxy.session.SessionOptions;
import org.holdfast.proxy.session.Several;
import org.holdfast.proxy.store.StoreOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Random connects, logins, takeovers, lost links, leavings and races for one name over loopback sockets, with reloads. After
 * each step {@code who} names exactly those who are there, each once; nothing that was for one session is ever seen by
 * another; what was missed is shown once and in order.
 *
 * <p>{@code holdfast.mixup} says how many steps, {@code holdfast.seed} repeats a run.
 */
@Timeout(1200)
class SessionMixUpTest {
    private static final List<String> NAMES = Stream.of(
                    "Alma", "Bryn", "Cora", "Dima", "Elsa", "Finn", "Gaia", "Hugo", "Iris", "Jana")
            .toList();
    private static final String PASSWORD = "correct horse";
    private static final String WARDEN = "Warden";
    private static final int STEPS_PER_RELOAD = 250;
    private static final int MOST_MISSED = 150;

    @TempDir
    Path folder;

    private final MixWorld.Loading loading = new MixWorld.Loading();
    private final List<Player> players = NAMES.stream().map(Player::new).toList();
    private final List<MixClient> idle = new ArrayList<>();
    private int tokens;

    /** What the test knows of a name. */
    private static final class Player {
        private final String name;
        private @Nullable MixClient shown;
        private boolean present;
        private long said;

        /** The world's words that whoever plays it is to see next, since the link was lost. */
        private final List<String> missed = new ArrayList<>();

        Player(String name) {
            this.name = name;
        }
    }

    @Test
    void nothingOfOneSessionReachesAnother() throws Exception {
        int steps = Integer.getInteger("holdfast.mixup", 600);
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        System.out.println("SessionMixUpTest: " + steps + " steps, holdfast.seed=" + seed);
        Random random = new Random(seed);
        ProxyCore core = ProxyCore.start(settings(), loading, new NoContent());
        try (MixClient warden = new MixClient(core.telnetAddress())) {
            core.live().toCompletableFuture().get(60, TimeUnit.SECONDS);
            register(warden, WARDEN);
            warden.type("claim " + core.claimCode().orElseThrow());
            warden.expect("You are an admin now.");
            int reloads = 0;
            for (int step = 1; step <= steps; step++) {
                if (step % STEPS_PER_RELOAD == 0) {
                    warden.expectInAll("Reloaded: generation", reloads);
                    warden.type("@reload");
                    reloads++;
                }
                step(random, core);
                warden.type("who");
                warden.expect("[" + WARDEN + "/");
                String who = warden.upTo(" .");
                assertThat(who.substring(who.indexOf("who ") + 4))
                        .as("who after step %d", step)
                        .isEqualTo(String.join(" ", expected()));
            }
            warden.expectInAll("Reloaded: generation", reloads);
            for (Player player : players) {
                leave(player, core);
            }
        } finally {
            for (MixClient client : idle) {
                client.close();
            }
            core.stop(Text.of("Goodbye.")).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private Set<String> expected() {
        Set<String> names = new TreeSet<>();
        names.add(WARDEN);
        players.stream().filter(player -> player.present).forEach(player -> names.add(player.name));
        return names;
    }

    private void step(Random random, ProxyCore core) throws Exception {
        Player player = players.get(random.nextInt(players.size()));
        switch (random.nextInt(12)) {
            case 0 -> connect(core);
            case 1 -> dropIdle(random);
            case 2 -> wrongPassword(random, player, core);
            case 3, 4, 5 -> login(player, take(random, core));
            case 6 -> race(player, 2 + random.nextInt(3), core);
            case 7 -> lose(player, random.nextBoolean());
            case 8 -> leave(player, core);
            case 9 -> loginThatDies(player, core);
            default -> say(player);
        }
    }

    private void connect(ProxyCore core) throws Exception {
        if (idle.size() < 5) {
            MixClient client = new MixClient(core.telnetAddress());
            client.expect("Name: ");
            idle.add(client);
        }
    }

    /** A connection that waits for a name. */
    private MixClient take(Random random, ProxyCore core) throws Exception {
        connect(core);
        return idle.remove(random.nextInt(idle.size()));
    }

    private void dropIdle(Random random) throws Exception {
        if (!idle.isEmpty()) {
            MixClient client = idle.remove(random.nextInt(idle.size()));
            client.hangUp(random.nextBoolean());
            assertThat(client.said()).isEmpty();
        }
    }

    private void wrongPassword(Random random, Player player, ProxyCore core) throws Exception {
        if (player.said > 0) {
            MixClient client = take(random, core);
            client.type(player.name);
            client.expect("Password: ");
            client.type("wrong horse");
            client.expect("Wrong name or password.");
            client.expect("Name: ");
            client.hangUp(false);
            assertThat(client.said()).isEmpty();
        }
    }

    private static void register(MixClient client, String name) throws Exception {
        client.expect("Name: ");
        client.type(name, "y", PASSWORD, PASSWORD);
        client.expect("Welcome.");
    }

    private void login(Player player, MixClient client) throws Exception {
        client.type(player.name);
        if (client.expect("Password: ", "Create it? (y/n) ").startsWith("Create")) {
            client.type("y", PASSWORD, PASSWORD);
        } else {
            client.type(PASSWORD);
        }
        client.expect(player.present ? "Back." : "Welcome.");
        shown(player, client);
    }

    /** A client shows the player: whatever showed it before has been told and ends, and what was missed was seen here. */
    private void shown(Player player, MixClient client) throws Exception {
        MixClient before = player.shown;
        if (before != null) {
            before.expect("logged in from somewhere else");
            before.expectEnd();
            check(player, before);
            before.close();
        }
        assertThat(heard(client)).isEqualTo(player.missed);
        player.missed.clear();
        player.shown = client;
        player.present = true;
        check(player, client);
    }

    /** Several log in at once: one plays it in the end, and what was missed was seen by one of them. */
    private void race(Player player, int count, ProxyCore core) throws Exception {
        if (player.said == 0) {
            return; // it has to have an account
        }
        List<MixClient> racing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MixClient client = new MixClient(core.telnetAddress());
            client.expect("Name: ");
            client.type(player.name);
            client.expect("Password: ");
            racing.add(client);
        }
        for (MixClient client : racing) {
            client.type(PASSWORD);
        }
        await("for one that is left")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        racing.stream().filter(client -> !client.hasEnded()).count() == 1);
        List<String> heard = new ArrayList<>();
        MixClient winner = racing.get(0);
        for (MixClient client : racing) {
            if (client.hasEnded()) {
                check(player, client);
                heard.addAll(heard(client));
                client.close();
            } else {
                winner = client;
            }
        }
        winner.expect("Back.", "Welcome.");
        heard.addAll(heard(winner));
        assertThat(heard).isEqualTo(player.missed);
        player.missed.clear();
        player.missed.addAll(heard(winner));
        shown(player, winner);
    }

    /** Somebody logs in and is cut off before it is answered; then somebody logs in who stays. */
    private void loginThatDies(Player player, ProxyCore core) throws Exception {
        if (player.said == 0 || !player.missed.isEmpty()) {
            return;
        }
        MixClient dying = new MixClient(core.telnetAddress());
        dying.expect("Name: ");
        dying.type(player.name);
        dying.expect("Password: ");
        dying.type(PASSWORD);
        dying.halfClose();
        dying.expectEnd();
        check(player, dying);
        dying.close();
        MixClient staying = new MixClient(core.telnetAddress());
        staying.expect("Name: ");
        staying.type(player.name);
        staying.expect("Password: ");
        staying.type(PASSWORD);
        staying.expect("Back.", "Welcome.");
        shown(player, staying);
    }

    /** The link is lost, and the server notices. */
    private void lose(Player player, boolean reset) throws Exception {
        MixClient client = player.shown;
        if (client != null) {
            check(player, client);
            client.hangUp(reset);
            player.shown = null;
            await("for the world to hear of a lost link")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> loading.linkDead().contains(player.name));
        }
    }

    private void leave(Player player, ProxyCore core) throws Exception {
        if (player.present && player.shown == null) {
            MixClient client = new MixClient(core.telnetAddress());
            client.expect("Name: ");
            login(player, client);
        }
        MixClient client = player.shown;
        if (client != null) {
            client.type("quit");
            client.expect("Farewell.");
            client.expectEnd();
            check(player, client);
            client.close();
            player.shown = null;
            player.present = false;
        }
    }

    /** Says something, which all who are there hear, and those whose link is lost will have missed. */
    private void say(Player player) throws Exception {
        MixClient client = player.shown;
        boolean full = players.stream().anyMatch(other -> other.missed.size() >= MOST_MISSED);
        if (client == null || full) {
            return;
        }
        tokens++;
        player.said++;
        String words = "token" + tokens + " " + player.said;
        client.type("say token" + tokens);
        client.expect("] said " + words);
        for (Player other : players) {
            MixClient listening = other.shown;
            if (other != player && listening != null) {
                listening.expect("[" + other.name + "/");
                listening.expect("heard " + words);
            } else if (other != player && other.present) {
                other.missed.add("heard " + words);
            }
        }
    }

    private static List<String> heard(MixClient client) {
        return client.said().stream()
                .map(Said::words)
                .filter(words -> words.startsWith("heard "))
                .toList();
    }

    /** Everything that a client saw was said to one session of its own player; nothing was said twice. */
    private static void check(Player player, MixClient client) {
        List<Said> all = client.said();
        assertThat(all).allSatisfy(said -> assertThat(said.owner()).isEqualTo(player.name));
        assertThat(all.stream().map(Said::session).distinct()).hasSizeLessThanOrEqualTo(1);
        List<String> heard = heard(client);
        assertThat(new HashSet<>(heard)).hasSameSizeAs(heard);
    }

    private Settings settings() {
        return new Settings(
                "1",
                StoreOptions.of(folder.resolve("store")),
                new BackupOptions(folder.resolve("backups"), Duration.ZERO, 0),
                new AccountOptions(8, 1, 0, 0, true),
                AuditOptions.DEFAULTS,
                Optional.empty(),
                new SessionOptions(
                        "Test", "", 0, 0, Duration.ZERO, Duration.ZERO, Duration.ofHours(1), Several.TAKEOVER),
                new NetOptions("127.0.0.1", 0, 0, 0, 0),
                SwapOptions.DEFAULT,
                Supervision.DEFAULT,
                Retirement.DEFAULT,
                () -> Themes.BUILT_IN);
    }

    private static final class NoContent implements ContentFiles {
        @Override
        public List<String> list(String path) {
            return List.of();
        }

        @Override
        public String read(String path) throws IOException {
            throw new IOException("there is no content");
        }

        @Override
        public void write(String path, String text) throws IOException {
            throw new IOException("there is no content");
        }
    }
}

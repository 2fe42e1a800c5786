package org.holdfast.launcher.it;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that something befalls while bots play on it: nothing, a reload before each step, or {@code kill -9} and a start
 * at some of them. Everybody is logged in again when next needed.
 *
 * <p>A bot whose line was under way when the server was killed does as a player would: it looks at what is there, and types
 * the line again if it was not done. What was shown before the kill is not typed again; it has to hold.
 *
 * <p>Used by one thread.
 */
final class Venue {
    /** The admin: builds, reloads, and looks at what came of it. */
    static final String BUILDER = "Wanda";

    /** What befalls the server. */
    enum Trouble {
        NONE,
        RELOADS,
        KILLS
    }

    private final Lab lab;
    private final Path data;
    private final Trouble trouble;
    private final Random random;
    private final int oneIn;
    private final Map<String, TelnetClient> clients = new HashMap<>();
    private final Set<String> registered = new HashSet<>();
    private HoldfastProcess process;
    private HoldfastProcess.Ready server;
    private int steps;
    private int restarts;
    private int reloads;

    /** @param oneIn in how many steps the server is killed once, if it is */
    Venue(Lab lab, Path data, Trouble trouble, Random random, int oneIn) {
        this.lab = lab;
        this.data = data;
        this.trouble = trouble;
        this.random = random;
        this.oneIn = oneIn;
        start();
        registered.add(BUILDER);
        clients.put(BUILDER, lab.registerAdmin(BUILDER, server, process.awaitClaimCode()));
    }

    private void start() {
        process = lab.launch().data(data).set("swap.warmup_ms", "0").start();
        server = process.awaitReady();
    }

    Path data() {
        return data;
    }

    /** Somebody's client, in the game. */
    TelnetClient client(String name) {
        return clients.computeIfAbsent(
                name, any -> registered.add(name) ? lab.register(name, server) : lab.login(name, server));
    }

    /** Somebody types a line that is answered at once. */
    String ask(String name, String line) {
        return client(name).ask(line);
    }

    /**
     * Somebody types a line, and what is to befall the server does.
     *
     * @param done whether one sees, when one looks, that it was done
     */
    void step(String name, String line, Predicate<TelnetClient> done) {
        if (!stepWasShown(name, line) && !done.test(client(name))) {
            ask(name, line);
        }
        assertThat(done.test(client(name))).as("%s: %s (%s)", name, line, this).isTrue();
    }

    /**
     * Likewise, with what nothing is left of but that another heard it: who types it cannot know whether it was heard, and
     * repeats it if the server was killed.
     */
    void say(String name, String line, String hearer, String heard) {
        client(hearer);
        stepWasShown(name, line);
        // What was said is on its way to the hearer, perhaps, when whoever said it is answered.
        client(hearer).fence("heard-yet");
        if (!client(hearer).text().contains(heard)) {
            ask(name, line);
        }
        client(hearer).fence("heard");
        assertThat(client(hearer).text().split(Pattern.quote(heard), -1))
                .as("heard once: " + heard)
                .hasSize(2);
    }

    /** Whether the answer was shown: not if the server was killed before it came. */
    private boolean stepWasShown(String name, String line) {
        steps++;
        if (trouble == Trouble.RELOADS) {
            reload();
        }
        TelnetClient typist = client(name);
        boolean kills = trouble == Trouble.KILLS && random.nextInt(oneIn) == 0;
        boolean shown = !kills || random.nextBoolean();
        if (shown) {
            typist.ask(line);
        } else {
            typist.send(line);
        }
        if (kills) {
            restart();
        }
        return shown;
    }

    /** Something happened that a bot waits for, such as a blow: it befalls the server here, too. Whether it was killed. */
    boolean moment() {
        steps++;
        if (trouble == Trouble.RELOADS) {
            reload();
        }
        boolean kills = trouble == Trouble.KILLS && random.nextInt(4) == 0;
        if (kills) {
            restart();
        }
        return kills;
    }

    private void reload() {
        TelnetClient admin = client(BUILDER);
        admin.send("@reload");
        admin.expectLine("Reloaded: generation \\d+ is live\\..*");
        reloads++;
    }

    private void restart() {
        process.kill();
        clients.values().forEach(TelnetClient::close);
        clients.clear();
        start();
        restarts++;
    }

    /** Ends it; only what is on disk is left. */
    void end() {
        clients.values().forEach(TelnetClient::close);
        clients.clear();
        process.kill();
    }

    @Override
    public String toString() {
        return trouble + ", " + steps + " steps, " + reloads + " reloads, " + restarts + " kills";
    }
}

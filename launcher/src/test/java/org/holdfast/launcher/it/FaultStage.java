package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server on which worlds fail: with an admin, Astra, who reloads them; a player, Mara, who trips over what is wrong
 * with them; and players who never stop counting. Used by the test's thread.
 */
final class FaultStage {
    private static final int TYPISTS = 6;
    private static final int PERIOD_MICROS = 50_000;
    private static final int NOTICES = 4;
    private static final Duration NOTICES_WINDOW = Duration.ofSeconds(11);
    private static final Pattern RELOADED = Pattern.compile("(?m)^Reloaded: generation (\\d+) is live\\..*\n");
    private static final Pattern GENERATION = Pattern.compile("(?m)^generation (\\d+): .*$");
    private static final Pattern STORED =
            Pattern.compile("\"key\":\"(\\w+)\",\"version\":\\d+,\"doc\":\\{\"last\":(\\d+)\\}");
    private static final int SHOWN = 4_000;
    private static final Pattern IS_AT = Pattern.compile("(?m)^(\\w+) is at (\\d+)$");

    private final Lab lab;
    private final Path data;
    private final Path world;
    private final HoldfastProcess process;
    private final TelnetClient astra;
    private final TelnetClient mara;
    private final List<Typist> typists = new ArrayList<>();
    private final List<Instant> notices = new ArrayList<>();
    private int generation = 1;
    private long faultsSeen;

    private record Typist(String name, TelnetClient client, Counter counter) {}

    /** A line of {@code @faults}. */
    record Fault(long number, int generation, String what, String handled) {
        private static final Pattern LINE = Pattern.compile(
                "(?m)^(\\d+)\\. \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d generation (\\d+): (.+?)(?:; ("
                        + "(?:undone|it ended|fenced|being replaced).*))?$");

        boolean isOfRetirement() {
            return what.startsWith("threads left running") || what.startsWith("not collected");
        }

        static List<Fault> in(String text) {
            return LINE.matcher(text)
                    .results()
                    .map(match -> new Fault(
                            Long.parseLong(match.group(1)),
                            Integer.parseInt(match.group(2)),
                            match.group(3),
                            Objects.requireNonNullElse(match.group(4), "")))
                    .toList();
        }
    }

    /**
     * Starts the server with a world in order.
     *
     * @param folder of its own
     */
    FaultStage(Lab lab, Launch launch, Path folder, ScheduledExecutorService fingers) {
        this.lab = lab;
        data = folder.resolve("data");
        world = folder.resolve("world.jar");
        FaultyJar.good().publish(world);
        process = launch.data(data)
                .world(world)
                .set("swap.warmup_ms", "50")
                .set("supervision.collected_seconds", "1")
                .set("supervision.heap_search_minutes", "0")
                .start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        astra = lab.connect("Astra", server, Set.of(), this::heard);
        Dialogue.register(astra, "Astra");
        Dialogue.claim(astra, claim);
        mara = lab.register("Mara", server);
        for (int i = 0; i < TYPISTS; i++) {
            String name = "Typist" + (char) ('a' + i);
            Counter counter = new Counter();
            TelnetClient client = lab.connect(name, server, Set.of(), counter);
            Dialogue.register(client, name);
            counter.start(client, fingers, (long) i * PERIOD_MICROS / TYPISTS, PERIOD_MICROS);
            typists.add(new Typist(name, client, counter));
        }
    }

    private void heard(String line) {
        if (line.startsWith("Fault in ")) {
            synchronized (notices) {
                notices.add(Instant.now());
            }
        }
    }

    HoldfastProcess process() {
        return process;
    }

    TelnetClient astra() {
        return astra;
    }

    TelnetClient mara() {
        return mara;
    }

    /** The one that serves, as far as this has been told. */
    int generation() {
        return generation;
    }

    /** Reloads, which must succeed. Returns the new generation. */
    int reload(FaultyJar jar) {
        jar.publish(world);
        astra.send("@reload");
        generation = Integer.parseInt(astra.expect(RELOADED).group(1));
        return generation;
    }

    /** Begins to reload. */
    void beginReload(FaultyJar jar) {
        jar.publish(world);
        astra.send("@reload");
    }

    /** Waits until a reload has failed. Returns the reason. */
    String expectRefusal() {
        return astra.expectLine("Reload failed: (.+) Generation " + generation + " is still running\\.")
                .group(1);
    }

    /** Waits until the admin is told that another generation has taken the place of the one that served. */
    int expectReplacement(String code) {
        generation = Integer.parseInt(astra.expectLine("Generation (\\d+) has taken the place of generation "
                        + generation + ", " + Pattern.quote(code) + "\\.")
                .group(1));
        return generation;
    }

    /** Waits until as many turns of typists have been acknowledged as this, and some more. */
    void awaitTurns(int count) throws InterruptedException {
        for (int each = 0; each <= count; each += typists.size()) {
            awaitService();
        }
    }

    /** Waits until {@code @faults} has these new ones and no other, each named by the beginning of what it says. */
    List<Fault> expectFaults(String... beginnings) {
        List<Fault> fresh = new ArrayList<>();
        await().atMost(Transcript.DEADLINE).untilAsserted(() -> {
            fresh.addAll(newFaults());
            assertThat(fresh).hasSameSizeAs(beginnings);
        });
        assertThat(beginnings)
                .allSatisfy(beginning ->
                        assertThat(fresh).anyMatch(fault -> fault.what().startsWith(beginning)));
        return fresh;
    }

    /** Of the faults that are not grave an admin hears five in ten seconds: waits until there is room for one. */
    void awaitRoomForNotices() {
        await().atMost(Transcript.DEADLINE).until(() -> {
            Instant since = Instant.now().minus(NOTICES_WINDOW);
            synchronized (notices) {
                return notices.stream().filter(notice -> notice.isAfter(since)).count() < NOTICES;
            }
        });
    }

    /** What {@code @faults} lists since the last call, but of generations that stay in memory: that comes when it comes. */
    List<Fault> newFaults() {
        List<Fault> fresh = Fault.in(astra.ask("@faults")).stream()
                .filter(fault -> fault.number() > faultsSeen && !fault.isOfRetirement())
                .toList();
        fresh.forEach(fault -> faultsSeen = Math.max(faultsSeen, fault.number()));
        return fresh;
    }

    /** Waits until each typist is served again. */
    void awaitService() throws InterruptedException {
        for (Typist typist : typists) {
            typist.counter().awaitService();
        }
    }

    /**
     * Has everybody stop typing, waits until all is answered, and compares what the world knows with what it has said. A
     * scar would be of a turn that did not take place.
     */
    void checkState() throws InterruptedException {
        pause();
        String tally = astra.ask("tally");
        assertThat(counts(tally))
                .as("what the world knows, and what it has said")
                .isEqualTo(acknowledged());
        assertThat(tally).contains("There is no scar.");
        typists.forEach(typist -> typist.counter().resume());
    }

    /** Has everybody stop typing, and waits until all is answered. */
    void pause() throws InterruptedException {
        for (Typist typist : typists) {
            typist.counter().pause();
        }
    }

    private static Map<String, Long> counts(String tally) {
        Map<String, Long> counts = new TreeMap<>();
        IS_AT.matcher(tally).results().forEach(match -> counts.put(match.group(1), Long.parseLong(match.group(2))));
        return counts;
    }

    /** How far each typist has counted, as it was said to it. */
    Map<String, Long> acknowledged() {
        Map<String, Long> counts = new TreeMap<>();
        typists.forEach(typist -> {
            if (typist.counter().acknowledged() > 0) {
                counts.put(typist.name(), typist.counter().acknowledged());
            }
        });
        return counts;
    }

    /** Names of those who are connected no more. */
    List<String> lostConnections() {
        return clients().filter(TelnetClient::closed).map(TelnetClient::name).toList();
    }

    /** What came back to typists and should not have: lines lost, doubled, out of order, or unknown. */
    List<String> wrongAnswers() {
        return typists.stream()
                .flatMap(typist -> typist.counter().wrong().stream().map(wrong -> typist.name() + ": " + wrong))
                .toList();
    }

    /** What was said to typists beside their answers, since the last call. */
    List<String> takeNotices() {
        return typists.stream()
                .flatMap(typist -> typist.counter().takeNotices().stream())
                .toList();
    }

    int quarantinedCounts() {
        return typists.stream()
                .mapToInt(typist -> typist.counter().quarantined())
                .sum();
    }

    int undoneCounts() {
        return typists.stream().mapToInt(typist -> typist.counter().undone()).sum();
    }

    /** When the last of the typists got its first answer after a moment. */
    Instant servedAgainAfter(Instant moment) {
        return typists.stream()
                .map(typist -> typist.counter().answerAfter(moment))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("nobody was served after " + moment));
    }

    /** Waits until the log has a line that contains this; returns when that was. */
    Instant logged(String pattern) {
        Pattern line = Pattern.compile("(?m)^(\\S+) .*" + pattern + ".*$");
        Matcher found = await().atMost(Transcript.DEADLINE).until(() -> line.matcher(log()), Matcher::find);
        return OffsetDateTime.parse(found.group(1)).toInstant();
    }

    String log() {
        return read(data.resolve("logs/holdfast.log"));
    }

    Path quarantine() {
        return data.resolve("logs/quarantine.log");
    }

    String quarantined() {
        return Files.exists(quarantine()) ? read(quarantine()) : "";
    }

    /** Waits until so many lines more are in quarantine; returns them. */
    String expectQuarantined(String before, int lines) {
        return await().atMost(Transcript.DEADLINE)
                .until(
                        () -> quarantined().substring(before.length()),
                        more -> more.lines().count() == lines);
    }

    /** All that the server has said to its terminal. */
    String terminal() {
        return process.out().text() + process.err().text();
    }

    String adminsScreen() {
        return astra.text();
    }

    String playersScreens() {
        return clients()
                .filter(client -> client != astra)
                .map(TelnetClient::text)
                .collect(Collectors.joining());
    }

    /** What {@code @generations} says of each that is in memory. */
    Map<Integer, String> generations() {
        Map<Integer, String> generations = new TreeMap<>();
        GENERATION
                .matcher(astra.ask("@generations"))
                .results()
                .forEach(line -> generations.put(Integer.parseInt(line.group(1)), line.group()));
        return generations;
    }

    /** How far each typist has counted, as a stopped server's store says. */
    Map<String, Long> stored() {
        HoldfastProcess list = lab.launch().data(data).command("store", "list", "count");
        assertThat(list.awaitExit()).as(list.describe()).isZero();
        Map<String, Long> counts = new TreeMap<>();
        STORED.matcher(list.out().text())
                .results()
                .forEach(line -> counts.put(line.group(1), Long.parseLong(line.group(2))));
        return counts;
    }

    /** What is to be shown when a test fails. */
    String describe() {
        String log = log();
        return process.describe() + "---- the end of the log\n" + log.substring(Math.max(0, log.length() - SHOWN))
                + "\n---- the end of what Astra saw\n" + end(astra) + "\n---- the end of what Mara saw\n" + end(mara)
                + "\n----\n";
    }

    private static String end(TelnetClient client) {
        String text = client.text();
        return text.substring(Math.max(0, text.length() - SHOWN));
    }

    private Stream<TelnetClient> clients() {
        return Stream.concat(Stream.of(astra, mara), typists.stream().map(Typist::client));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

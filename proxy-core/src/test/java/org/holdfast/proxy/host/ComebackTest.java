package org.holdfast.proxy.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What takes the place of a world that died, and when; on the thread of the test. */
class ComebackTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final HandExecutor timers = new HandExecutor();
    private final List<String> done = new ArrayList<>();
    private final Deque<String> failing = new ArrayDeque<>();
    private final EarlierCode earlier = new EarlierCode();
    private final Host host = new Host();
    private final Faults faults =
            new Faults(new FaultBook(List.of(), FaultBook.Keeper.NONE), HostListener.NONE, Clock.systemUTC());
    private final Comeback comeback = new Comeback(
            host,
            earlier,
            faults,
            new Acceptance(
                    "world",
                    new MemoryRecords(),
                    new OutputGate(turn -> {}, 0),
                    new Timers(timers, new HandClock(), new Port()),
                    new RecentLines()),
            new PauseWatch(timers, HostListener.NONE),
            timers);

    private Generation live = generation(1, "new");

    @AfterEach
    void end() {
        live.end();
    }

    private static Generation generation(int number, String code) {
        return new Generation(number, code(code), Instant.EPOCH);
    }

    private static ModuleImage code(String source) {
        return new FakeLoading.Code(source, Script::new);
    }

    private void dies(Duration after) {
        Generation dead = live;
        Fault fault = faults.add(dead.number(), Fault.Kind.TURN_HUNG, "", "", "fenced");
        comeback.died(dead, fault, after);
    }

    private void healthyBefore(int generation, String source) {
        earlier.add(new EarlierCode.Code(code(source), generation, true));
    }

    @Test
    void theFirstIsReplacedAtOnceAndThoseAfterItLaterAndLater() {
        dies(SHORT);
        assertThat(done).containsExactly("new serves as 2");
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            done.clear();
            dies(SHORT);
            timers.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(done).doesNotContain("new serves as " + (live.number() + 1));
            timers.pass(Duration.ofMillis(1));
            assertThat(done).contains("new serves as " + live.number());
        }
    }

    @Test
    void oneThatHasServedForLongDiesForTheFirstTime() {
        dies(SHORT);
        dies(Comeback.RECOVERED);
        assertThat(done).containsExactly("new serves as 2", "new serves as 3");
    }

    @Test
    void theThirdInARowMakesWayForTheLastHealthyCode() {
        healthyBefore(7, "older");
        healthyBefore(8, "old");
        earlier.add(new EarlierCode.Code(code("sick"), 9, false));
        earlier.add(new EarlierCode.Code(code("new"), 10, true));
        dies(SHORT);
        dies(SHORT);
        timers.pass(Duration.ofSeconds(1));
        done.clear();
        dies(SHORT);
        assertThat(done)
                .containsExactly(
                        "old serves as 4",
                        "staff: Generation 4 has taken the place of generation 3, with the code of generation 8,"
                                + " which was healthy.");
        dies(SHORT);
        assertThat(done).contains("older serves as 5");
        assertThat(faults.all().get(2).handled())
                .startsWith("fenced; generation 4 took its place after ")
                .endsWith(" ms, with the code of generation 8");
    }

    @Test
    void codeThatCannotBeMadeAnewMakesWayAtOnce() {
        healthyBefore(7, "old");
        failing.add("no");
        dies(SHORT);
        assertThat(done).contains("new failed", "old serves as 2").doesNotContain("no world: no");
    }

    @Test
    void withNothingElseItIsTriedAgainLaterAndLaterUntilItServes() {
        failing.addAll(List.of("a", "b", "c"));
        dies(SHORT);
        assertThat(done).containsExactly("new failed", "no world: a");
        timers.pass(Duration.ofSeconds(1));
        timers.pass(Duration.ofSeconds(2));
        assertThat(done)
                .containsExactly("new failed", "no world: a", "new failed", "no world: b", "new failed", "no world: c");
        timers.pass(Duration.ofSeconds(4));
        assertThat(done).contains("new serves as 2");
        assertThat(faults.all()).extracting(Fault::kind).contains(Fault.Kind.REPLACE_FAILED);
    }

    @Test
    void whereAReloadHasBroughtOneThereIsNothingToDo() {
        failing.add("a");
        dies(SHORT);
        live = generation(5, "mended");
        host.vacant = false;
        timers.pass(Duration.ofMinutes(5));
        assertThat(done).containsExactly("new failed", "no world: a");
        assertThat(timers.waiting()).isZero();
    }

    private final class Host implements Comeback.Host {
        private boolean vacant;

        @Override
        public void onSwapThread(Runnable task) {
            task.run();
        }

        @Override
        public boolean takeOut(Generation dead) {
            vacant = dead == live;
            return vacant;
        }

        @Override
        public boolean isVacant() {
            return vacant;
        }

        @Override
        public SwapResult replaceWith(ModuleImage image) {
            String failure = failing.poll();
            if (failure != null) {
                done.add(image.source() + " failed");
                return new SwapResult.Failed(failure, 0);
            }
            live = generation(live.number() + 1, image.source());
            vacant = false;
            done.add(image.source() + " serves as " + live.number());
            return new SwapResult.Reloaded(live.number(), Duration.ZERO, 0, SwapReport.EMPTY);
        }

        @Override
        public void noWorld(String reason) {
            done.add("no world: " + reason);
        }

        @Override
        public void staff(String line) {
            if (line.contains("healthy")) {
                done.add("staff: " + line);
            }
        }
    }
}

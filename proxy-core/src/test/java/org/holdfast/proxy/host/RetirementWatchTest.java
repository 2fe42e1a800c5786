package org.holdfast.proxy.host;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The watch is stepped by hand, its clock and its canary are set by hand; what is collected really is. */
@Timeout(120)
class RetirementWatchTest {
    private static final Duration AFTER = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMinutes(10);

    private final Search search = new Search();
    private final List<String> verdicts = new ArrayList<>();
    private final List<Object> pins = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean canaryCollected;
    private int requests;
    private Runnable collector = () -> {};
    private long now;
    private final RetirementWatch watch = new RetirementWatch(
            new Retirement(AFTER, Retirement.Requests.ALWAYS, search, REST),
            (generation, words) -> verdicts.add(generation + " " + words),
            () -> {
                canaryCollected = false;
                return () -> canaryCollected;
            },
            () -> {
                requests++;
                collector.run();
            },
            () -> now);

    /** Says of every suspect what it is told to, or why there is none. */
    private static final class Search implements PinSearch {
        final List<Set<Integer>> asked = new ArrayList<>();
        String refusal = "";
        String words = "static field X.y -> class";

        @Override
        public Map<Integer, String> search(String reference, String field, Set<Integer> suspects) throws NotSearched {
            asked.add(suspects);
            if (!refusal.isEmpty()) {
                throw new NotSearched(refusal);
            }
            Map<Integer, String> found = new HashMap<>();
            if (!words.isEmpty()) {
                suspects.forEach(suspect -> found.put(suspect, words));
            }
            return found;
        }
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(null);
        }
    }

    @AfterEach
    void endThreads() {
        end.countDown();
    }

    private Generation generation(int number, ClassLoader loader) {
        Generation generation = new Generation(number, new FakeLoading.Code("code", Script::new), Instant.EPOCH);
        watch.watch(generation, loader);
        return generation;
    }

    /** A generation that has been let go of, and is kept by what the test keeps. */
    private void retired(int number) {
        ClassLoader loader = new Loader();
        pins.add(loader);
        generation(number, loader).end();
    }

    private void passes(Duration time) throws InterruptedException {
        now += time.toNanos();
        watch.step();
    }

    /** Until the collector has had its chance, as the watch sees it. */
    private void passesUntilProven() throws InterruptedException {
        watch.step();
        passes(AFTER);
        canaryCollected = true;
        watch.step();
    }

    private void assertCollected() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            System.gc();
            assertThat(watch.inMemory()).isEmpty();
        });
    }

    @Test
    void what_is_collected_is_forgotten_and_nobody_is_told() throws Exception {
        retired(1);
        pins.clear();
        assertCollected();
        passesUntilProven();
        passes(REST);

        assertThat(verdicts).isEmpty();
        assertThat(search.asked).isEmpty();
    }

    @Test
    void what_serves_is_no_suspect() throws Exception {
        ClassLoader loader = new Loader();
        Generation serving = generation(1, loader);
        passesUntilProven();
        passes(REST);

        assertThat(watch.inMemory()).containsExactly(new RetirementWatch.InMemory(serving, ""));
        assertThat(verdicts).isEmpty();
        assertThat(loader).isNotNull();
        serving.end();
    }

    @Test
    void a_thread_is_named_without_a_collection_or_a_search() throws Exception {
        Thread thread = new Thread(this::awaitEnd, "combat\u001b[31m-tick");
        ClassLoader loader = new Loader();
        thread.setContextClassLoader(loader);
        thread.start();
        generation(17, loader).end();
        watch.step();
        passes(AFTER.minusSeconds(1));
        assertThat(verdicts).isEmpty();

        passes(Duration.ofSeconds(1));
        passes(Duration.ofSeconds(1));

        assertThat(verdicts).containsExactly("17 pinned by thread combat [31m-tick");
        assertThat(watch.inMemory().get(0).fate()).isEqualTo("pinned by thread combat [31m-tick");
        assertThat(search.asked).isEmpty();
        assertThat(requests).isZero();
    }

    @Test
    void many_threads_are_counted() throws Exception {
        ClassLoader loader = new Loader();
        for (int i = 1; i <= 5; i++) {
            Thread thread = new Thread(this::awaitEnd, "t");
            thread.setContextClassLoader(new URLClassLoader(new URL[0], loader));
            thread.start();
        }
        generation(17, loader).end();
        watch.step();
        passes(AFTER);

        assertThat(verdicts).containsExactly("17 pinned by threads t, t, t and 2 more");
    }

    @Test
    void a_thread_that_ends_lets_go() throws Exception {
        retiredWithThread();
        watch.step();
        passes(AFTER);
        assertThat(verdicts).containsExactly("3 pinned by thread short");
        end.countDown();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            watch.step();
            return watch.inMemory().isEmpty() || watch.inMemory().get(0).fate().isEmpty();
        });
        assertCollected();
    }

    private void retiredWithThread() {
        Thread thread = new Thread(this::awaitEnd, "short");
        ClassLoader loader = new Loader();
        thread.setContextClassLoader(loader);
        thread.start();
        generation(3, loader).end();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_heap_is_searched_once_and_only_after_a_collection_that_takes_loaders() throws Exception {
        retired(2);
        watch.step();
        passes(AFTER.minusSeconds(1));
        passes(Duration.ofSeconds(1));
        assertThat(search.asked).isEmpty();

        passesUntilProven();
        assertThat(search.asked).hasSize(1);
        assertThat(verdicts).containsExactly("2 pinned by static field X.y -> class");
        assertThat(watch.inMemory().get(0).fate()).isEqualTo("pinned by static field X.y -> class");

        for (int i = 0; i < 5; i++) {
            passesUntilProven();
            passes(REST);
        }
        assertThat(search.asked).hasSize(1);
        assertThat(verdicts).hasSize(1);
    }

    @Test
    void the_collector_is_asked_if_it_did_nothing_by_itself_and_before_a_search() throws Exception {
        retired(2);
        watch.step();
        passes(AFTER);
        passes(AFTER.minusSeconds(1));
        assertThat(requests).isZero();

        passes(Duration.ofSeconds(1));
        passes(AFTER);
        passes(AFTER);
        assertThat(requests).isEqualTo(1);
        assertThat(search.asked).isEmpty();

        canaryCollected = true;
        passes(AFTER);
        passes(AFTER);
        assertThat(search.asked).hasSize(1);
        assertThat(requests).isEqualTo(2);
    }

    @Test
    void one_search_is_for_all_and_the_next_comes_after_a_rest() throws Exception {
        retired(2);
        retired(2);
        passesUntilProven();
        assertThat(search.asked).hasSize(1);
        assertThat(search.asked.get(0)).hasSize(2);

        retired(3);
        passesUntilProven();
        passesUntilProven();
        assertThat(search.asked).hasSize(1);
        passes(REST);
        assertThat(search.asked).hasSize(2);
        assertThat(search.asked.get(1)).hasSize(1);
        assertThat(verdicts).hasSize(3);
    }

    @Test
    void why_it_was_not_searched_is_told() throws Exception {
        search.refusal = "the heap is large";
        retired(2);
        passesUntilProven();
        assertThat(verdicts).containsExactly("2 it is not known what pins it: the heap is large");
    }

    @Test
    void what_nothing_in_the_heap_leads_to_is_listed_and_nobody_is_told() throws Exception {
        search.words = "";
        retired(2);
        passesUntilProven();
        assertThat(search.asked).hasSize(1);
        assertThat(watch.inMemory().get(0).fate()).startsWith("nothing in the heap leads to it, but compiled code may");
        assertThat(verdicts).isEmpty();
    }

    @Test
    void what_the_collection_before_the_search_takes_is_not_searched_for() throws Exception {
        search.refusal = "the heap is large";
        collector = () -> {
            pins.clear();
            assertCollected();
        };
        retired(2);
        passesUntilProven();
        assertThat(search.asked).isEmpty();
        assertThat(verdicts).isEmpty();
    }
}

package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.FakeLoading.CannotLoad;
import org.holdfast.proxy.host.GenerationStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.session;

class ModuleHostTest {
    private final Rig rig = new Rig(answering("first"));

    private static Script answering(String name) {
        Script script = new Script();
        script.handle = (message, turn) -> {
            if (message instanceof ToModule.Input input) {
                turn.tell(NOVA, Text.plain(name + " " + input.line()));
            }
        };
        return script;
    }

    /** Waits, as code of a world might, until it is interrupted or the latch is down. */
    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void withNoWorldAtStartPlayersWaitForAReload() {
        rig.loading.file = () -> {
            throw new CannotLoad("there is no world.jar");
        };
        assertThat(rig.reload()).isEqualTo(new SwapResult.Failed("there is no world.jar", 0));
        assertThat(rig.told).containsExactly("no world: there is no world.jar");
        assertThat(rig.host.liveGeneration()).isEmpty();
        rig.type(1, "hello");
        rig.awaitIdle();
        assertThat(rig.lines()).isEmpty();

        rig.write("mended", answering("mended"));
        assertThat(rig.reload())
                .isInstanceOfSatisfying(
                        SwapResult.Reloaded.class,
                        done -> assertThat(done.held()).isEqualTo(1));
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("mended hello");
        assertThat(rig.told).endsWith("live 1");
    }

    @Test
    void aSecondSwapMeanwhileIsRefused() {
        CountDownLatch loading = new CountDownLatch(1);
        Script slow = answering("slow");
        slow.create = context -> waitFor(loading);
        rig.write("slow", slow);
        var first = rig.host.reload(SwapListener.NONE).orElseThrow();
        assertThat(rig.host.reload(SwapListener.NONE)).isEmpty();
        assertThat(rig.host.rollback(SwapListener.NONE)).isEmpty();
        loading.countDown();
        assertThat(Rig.result(first)).isInstanceOf(SwapResult.Reloaded.class);
        rig.mustReload();
    }

    @Test
    void theOldOneWorksOnWhileTheNewOneIsBuilt() {
        rig.mustReload();
        CountDownLatch loading = new CountDownLatch(1);
        Script second = answering("second");
        second.create = context -> waitFor(loading);
        rig.write("second", second);
        var swap = rig.host.reload(SwapListener.NONE).orElseThrow();
        rig.type(1, "a");
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("first a");
        await().atMost(Rig.SOON).until(() -> rig.host.generations().size() == 2);
        rig.clock.advance(Duration.ofSeconds(3));
        assertThat(rig.host.generations())
                .containsExactly(
                        new GenerationStatus(1, State.LIVE, "first", "of first", Duration.ofSeconds(3), ""),
                        new GenerationStatus(2, State.LOADING, "second", "of second", Duration.ofSeconds(3), ""));
        loading.countDown();
        Rig.result(swap);
        rig.type(2, "b");
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("first a", "second b");
    }

    @Test
    void aGenerationThatDoesNotEndIsShownAsRetired() {
        CountDownLatch retiring = new CountDownLatch(1);
        Script stubborn = answering("stubborn");
        stubborn.retire = () -> waitFor(retiring);
        rig.write("stubborn", stubborn);
        rig.mustReload();
        rig.mustReload();
        assertThat(rig.host.generations())
                .extracting(GenerationStatus::number, GenerationStatus::state)
                .containsExactly(tuple(1, State.RETIRED), tuple(2, State.LIVE));
        retiring.countDown();
        await().atMost(Rig.SOON)
                .untilAsserted(() -> assertThat(rig.loading.unloaded).contains(1));
    }

    @Test
    void rollbackGoesBackStepByStep() {
        for (String name : List.of("a", "b", "c")) {
            rig.write(name, answering(name));
            rig.mustReload();
        }
        assertThat(rig.rollback()).isInstanceOf(SwapResult.Reloaded.class);
        rig.type(1, "");
        rig.awaitIdle();
        assertThat(rig.rollback()).isInstanceOf(SwapResult.Reloaded.class);
        rig.type(2, "");
        rig.awaitIdle();
        assertThat(rig.rollback()).isEqualTo(new SwapResult.Failed("there is no generation before this one", 5));
        rig.type(3, "");
        rig.awaitIdle();
        rig.mustReload();
        rig.type(4, "");
        rig.awaitIdle();
        rig.rollback();
        rig.type(5, "");
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("b ", "a ", "a ", "c ", "a ");
    }

    @Test
    void aRollbackThatFailsCanBeTriedAgain() {
        Script first = answering("first");
        rig.write("first", first);
        rig.mustReload();
        rig.write("second", answering("second"));
        rig.mustReload();
        first.load = record -> {};
        first.activate = (activation, turn) -> {
            throw new IllegalStateException("not today");
        };
        assertThat(rig.rollback()).isInstanceOf(SwapResult.Failed.class);
        first.activate = (activation, turn) -> {};
        assertThat(rig.rollback()).isInstanceOf(SwapResult.Reloaded.class);
    }

    @Test
    void xThoseWhoseOpeningWasHandled() {
        SessionInfo ada = session(SessionId.random(), "Ada");
        SessionInfo bob = session(SessionId.random(), "Bob");
        SessionInfo cyd = session(SessionId.random(), "Cyd");
        SessionInfo dan = session(SessionId.random(), "Dan");
        SessionInfo renamed = session(bob.id(), "Robert");
        Script first = answering("first");
        first.handle = (message, turn) -> {
            if (message instanceof ToModule.SessionOpened opened
                    && opened.session().equals(cyd)) {
                throw new IllegalStateException("handled, badly");
            }
        };
        rig.write("first", first);
        rig.mustReload();
        rig.host.post(new ToModule.SessionOpened(ada));
        rig.host.post(new ToModule.SessionOpened(bob));
        rig.host.post(new ToModule.SessionOpened(cyd));
        rig.host.post(new ToModule.ClientChanged(renamed));
        rig.host.post(new ToModule.SessionClosed(ada.id(), ToModule.SessionClosed.Reason.QUIT));
        rig.awaitIdle();

        List<Object> seen = new CopyOnWriteArrayList<>();
        Script second = answering("second");
        second.activate = (activation, turn) -> {
            // Nobody serves at this moment, so these wait in the queue.
            rig.host.post(new ToModule.SessionOpened(dan));
            rig.host.post(new ToModule.SessionClosed(cyd.id(), ToModule.SessionClosed.Reason.LINK_LOST));
            seen.addAll(activation.sessions());
        };
        second.handle = (message, turn) -> seen.add(message);
        rig.write("second", second);
        rig.mustReload();
        rig.awaitIdle();
        assertThat(seen)
                .containsExactly(
                        renamed,
                        cyd,
                        new ToModule.SessionOpened(dan),
                        new ToModule.SessionClosed(cyd.id(), ToModule.SessionClosed.Reason.LINK_LOST));

        List<SessionInfo> third = new CopyOnWriteArrayList<>();
        Script last = new Script();
        last.activate = (activation, turn) -> third.addAll(activation.sessions());
        rig.write("third", last);
        rig.mustReload();
        assertThat(third).containsExactly(renamed, dan);
    }

    @Test
    void aLongPauseIsAnnouncedAndSoIsItsEnd() {
        rig.mustReload();
        Script slow = answering("slow");
        slow.activate = (activation, turn) -> await().atMost(Rig.SOON).until(() -> rig.told.contains("blurred"));
        rig.write("slow", slow);
        rig.mustReload();
        assertThat(rig.told).containsExactly("live 1", "blurred", "clear", "live 2");
    }

    @Test
    void epochsGoOnAcrossRestarts() {
        rig.mustReload();
        rig.mustReload();
        try (Rig restarted = new Rig(rig.records, () -> answering("restarted"))) {
            restarted.mustReload();
        }
        assertThat(rig.records.journal())
                .extracting(ModuleRecords.AcceptedTurn::epoch)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void closingRetiresTheGenerationAndEndsItsThread() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        List<String> retired = new CopyOnWriteArrayList<>();
        Script script = answering("x");
        script.create = context -> threads.add(Thread.currentThread());
        script.retire = () -> retired.add("retired");
        rig.write("x", script);
        rig.mustReload();
        rig.close();

        assertThat(retired).containsExactly("retired");
        assertThat(threads).hasSize(1).noneMatch(Thread::isAlive);
        assertThat(rig.host.liveGeneration()).isEmpty();
        rig.type(1, "too late");
        assertThat(rig.lines()).isEmpty();
        assertThat(Rig.result(rig.host.reload(SwapListener.NONE).orElseThrow()))
                .isEqualTo(new SwapResult.Failed("the server is stopping", 0));
        rig.close();
    }

    @Test
    void closingGivesUpASwap() {
        rig.mustReload();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        Script slow = answering("slow");
        slow.create = context -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            waitFor(new CountDownLatch(1));
        };
        rig.write("slow", slow);
        var swap = rig.host.reload(SwapListener.NONE).orElseThrow();
        waitFor(begun);
        rig.close();

        assertThat(Rig.result(swap)).isEqualTo(new SwapResult.Failed("the server is stopping", 1));
        await().atMost(Rig.SOON).untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
        assertThat(rig.loading.unloaded).contains(1, 2);
    }

    @Test
    void aListenerThatFailsDoesNotUndoASwap() {
        HostListener failing = new GuardedListener(new HostListener() {
            @Override
            public void live(int generation) {
                throw new IllegalStateException();
            }

            @Override
            public void noWorld(String reason) {
                throw new IllegalStateException();
            }

            @Override
            public void blurred() {
                throw new IllegalStateException();
            }

            @Override
            public void clear() {
                throw new IllegalStateException();
            }
        });
        failing.live(1);
        failing.noWorld("x");
        failing.blurred();
        failing.clear();
    }
}

package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.holdfast.api.Activation;
import org.holdfast.api.Doc;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.SwapResult.Reloaded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.host.Rig.NOVA;

/** New code is tried out in a module of its own, of which nobody ever notices anything. */
class WarmUpTest {
    private final MemoryRecords records = new MemoryRecords();
    private final Rehearsed code = new Rehearsed();
    private final Rig rig = new Rig(records, () -> code, new SwapOptions(Duration.ofSeconds(20)));

    @AfterEach
    void stop() {
        rig.close();
    }

    /** Makes a module of its own each time, and keeps those made for rehearsals apart. */
    private static final class Rehearsed implements HostedModuleFactory {
        final List<Actor> rehearsals = new CopyOnWriteArrayList<>();
        final List<Actor> actors = new CopyOnWriteArrayList<>();
        volatile String fault = "";

        @Override
        public ModuleDescriptor describe() {
            return new ModuleDescriptor("world", "1", Map.of("thing", 1, "zone", 1), Duration.ZERO);
        }

        @Override
        public HostedModule create(ModuleContext context) {
            Actor actor = new Actor(context.isRehearsal(), fault);
            (context.isRehearsal() ? rehearsals : actors).add(actor);
            actor.pass("create");
            return actor;
        }
    }

    private static final class Actor implements HostedModule {
        final List<String> loaded = new ArrayList<>();
        final List<String> lines = new ArrayList<>();
        final List<SessionInfo> audience = new ArrayList<>();
        final CountDownLatch retired = new CountDownLatch(1);
        private final boolean rehearsal;
        private final String fault;

        Actor(boolean rehearsal, String fault) {
            this.rehearsal = rehearsal;
            this.fault = fault;
        }

        private void pass(String place) {
            if (rehearsal && place.equals(fault)) {
                throw new AssertionError("a line of a player");
            }
        }

        @Override
        public void load(StoredRecord record) {
            pass("load");
            loaded.add(record.key().toString());
        }

        @Override
        public void apply(RecordChange change) {}

        @Override
        public void activate(Activation activation, Turn turn) {
            audience.addAll(activation.sessions());
            pass("activate");
        }

        @Override
        public void handle(ToModule message, Turn turn) {
            if (message instanceof ToModule.Input input) {
                lines.add(input.line());
                turn.put(Rig.record("counted", input.number()));
                turn.tell(input.session(), Text.plain(input.line()));
                turn.send(new FromModule.WakeAt("soon", turn.now()));
                if (!input.line().equals("the one that works")) {
                    pass("handle");
                }
            }
        }

        @Override
        public void revert(List<RecordChange> accepted) {}

        @Override
        public void retire() {
            retired.countDown();
            pass("retire");
        }
    }

    private Actor rehearsal() {
        assertThat(code.rehearsals).hasSize(2);
        return code.rehearsals.get(0);
    }

    @Test
    void theFirstGenerationIsNotKeptWaiting() {
        rig.mustReload();
        assertThat(code.rehearsals).isEmpty();
    }

    @Test
    void whatPlayersTypedIsPlayedToAModuleOfItsOwnAndNothingComesOfIt() {
        for (int i = 0; i < 2 * WarmUp.RECORDS; i++) {
            records.given(Rig.record("number " + i, i));
        }
        records.given(new StoredRecord(new RecordKey("zone", "a"), 1, Doc.Obj.EMPTY));
        rig.mustReload();
        rig.type(1, "dance");
        rig.host.post(new ToModule.Input(NOVA, 2, "hunter2", true));
        rig.awaitIdle();
        List<String> shown = rig.lines();
        long position = records.position();

        rig.mustReload();

        assertThat(Set.copyOf(rehearsal().lines)).containsExactly("dance");
        assertThat(rehearsal().loaded).hasSize(WarmUp.RECORDS + 1).contains("zone/a");
        assertThat(rehearsal().retired.getCount()).isZero();
        assertThat(rig.lines()).isEqualTo(shown);
        assertThat(records.position()).as("the taking over alone").isEqualTo(position + 1);
        Actor live = code.actors.get(1);
        assertThat(live.lines).isEmpty();
        assertThat(live.loaded).hasSize(2 * WarmUp.RECORDS + 2);
        assertThat(records.openScans()).isZero();
    }

    @Test
    void theActivationIsRehearsedWithACrowdThatDoesNotExist() {
        rig.host.post(new ToModule.SessionOpened(Rig.session(NOVA, "Nova")));
        records.given(Rig.record("any", 1));
        rig.mustReload();
        rig.awaitIdle();
        rig.mustReload();

        assertThat(rehearsal().audience).isEmpty();
        Actor crowded = code.rehearsals.get(1);
        assertThat(crowded.audience)
                .hasSize(WarmUp.CROWD)
                .extracting(SessionInfo::id)
                .doesNotContain(NOVA);
        assertThat(crowded.loaded).containsExactly("thing/any");
        assertThat(crowded.lines).isEmpty();
        assertThat(crowded.retired.getCount()).isZero();
        assertThat(code.actors.get(1).audience).extracting(SessionInfo::id).containsExactly(NOVA);
    }

    @Test
    void harmlessLinesAreMadeUpWhenNobodyHasTyped() {
        rig.mustReload();
        rig.mustReload();
        assertThat(rehearsal().lines).contains("look");
    }

    @Test
    void whatFailsIsAWarningThatRepeatsNoPlayer() {
        rig.mustReload();
        rig.type(1, "the one that works");
        rig.type(2, "the other");
        rig.awaitIdle();
        for (String fault : List.of("create", "load", "activate", "handle", "retire")) {
            code.fault = fault;
            records.given(Rig.record("any", 1));
            assertThat(rig.reload())
                    .isInstanceOfSatisfying(
                            Reloaded.class,
                            done -> assertThat(done.report().warnings())
                                    .as(fault)
                                    .hasSize(1)
                                    .allSatisfy(warning -> assertThat(warning)
                                            .contains("AssertionError at", "WarmUpTest")
                                            .doesNotContain("a line of a player", "\n")));
        }
        rig.type(3, "still there");
        rig.awaitIdle();
        assertThat(rig.lines()).endsWith("still there");
    }

    @Test
    void onlyTheLastLinesAreKeptAndNoneOfThemIsLong() {
        RecentLines recent = new RecentLines();
        for (int i = 1; i <= RecentLines.MOST + 5; i++) {
            recent.add(new ToModule.Input(NOVA, i, "line " + i, false));
        }
        recent.add(new ToModule.Input(NOVA, 1, "x".repeat(RecentLines.LONGEST + 1), false));
        recent.add(new ToModule.Input(NOVA, 1, "secret", true));
        assertThat(recent.newest())
                .hasSize(RecentLines.MOST)
                .startsWith("line 6")
                .endsWith("line " + (RecentLines.MOST + 5));
        assertThat(recent).hasToString("RecentLines");
    }
}

package org.holdfast.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.holdfast.api.Activation;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.HostedModule;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A host as the api describes it, in memory: records that accepted turns put, sessions, generations. Holds the world to
 * the contract: a record may only be put or deleted after its key was announced, and each once in a turn.
 */
final class TestHost {
    /** In one {@link #live}; a world that asks for more will never be done. */
    private static final int MOST_WAKES = 100_000;

    private final AuthoredContent content;
    private final Map<RecordKey, StoredRecord> records = new TreeMap<>();
    private final Map<SessionId, SessionInfo> sessions = new LinkedHashMap<>();
    private final Map<SessionId, Long> lines = new LinkedHashMap<>();
    private int generation;
    private HostedModule world;
    private int failAfter = Integer.MAX_VALUE;
    private Instant now;
    private Optional<FromModule.WakeAt> wake = Optional.empty();

    TestHost(AuthoredContent content) {
        this(content, List.of());
    }

    /** A host with these records, and a world made from them. */
    TestHost(AuthoredContent content, Collection<StoredRecord> stored) {
        this(content, stored, Instant.EPOCH);
    }

    /** @param now when the world begins to serve */
    TestHost(AuthoredContent content, Collection<StoredRecord> stored, Instant now) {
        this.content = content;
        this.now = now;
        stored.forEach(record -> records.put(record.key(), record));
        this.world = create();
        activate(world);
    }

    private HostedModule create() {
        generation++;
        return new WorldFactory().create(context(generation, content));
    }

    static ModuleContext context(int generation, AuthoredContent content) {
        return new Context(generation, content);
    }

    private record Context(int generation, AuthoredContent content) implements ModuleContext {
        @Override
        public String hostVersion() {
            return "0.0-test";
        }
    }

    /** Replaces the world by a new generation, made from the records in a random order, some of them twice. */
    Output reload(Random random) {
        HostedModule next = create();
        List<StoredRecord> shuffled = new ArrayList<>(records.values());
        Collections.shuffle(shuffled, random);
        shuffled.forEach(next::load);
        for (StoredRecord record : shuffled) {
            if (random.nextBoolean()) {
                next.apply(new RecordChange.Put(record));
            }
        }
        world.retire();
        world = next;
        wake = Optional.empty();
        return activate(next);
    }

    private Output activate(HostedModule module) {
        if (generation == 1) {
            records.values().forEach(module::load);
        }
        TestTurn turn = new TestTurn();
        module.activate(new Activation(List.copyOf(sessions.values())), turn);
        return turn.accept();
    }

    Instant now() {
        return now;
    }

    /** Time passes, and nothing is done meanwhile: the process was stopped, or is busy. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Time passes; wakes come when they are due. What the turns did, together. */
    Output live(Duration time) {
        return live(time, output -> {});
    }

    /** @param each is shown what each turn did, as it is done */
    Output live(Duration time, Consumer<Output> each) {
        Instant end = now.plus(time);
        List<FromModule> messages = new ArrayList<>();
        Set<RecordKey> changed = new HashSet<>();
        int wakes = 0;
        while (wake.isPresent() && !wake.get().due().isAfter(end)) {
            if (++wakes > MOST_WAKES) {
                throw new AssertionError("the world does not come to rest");
            }
            Output output = wake().orElseThrow();
            messages.addAll(output.messages());
            changed.addAll(output.changed());
            each.accept(output);
        }
        now = end;
        return new Output(messages, changed);
    }

    /** The wake that was asked for comes, as soon as it is due; empty if the turn failed. */
    Optional<Output> wake() {
        FromModule.WakeAt due = wake.orElseThrow();
        wake = Optional.empty();
        now = due.due().isAfter(now) ? due.due() : now;
        return handle(new ToModule.Woken(due.name(), due.due()));
    }

    /** When the wake that was asked for is due. */
    Optional<Instant> nextWake() {
        return wake.map(FromModule.WakeAt::due);
    }

    /** The next turn fails when it uses its turn for the n-th time. */
    void failAfter(int uses) {
        failAfter = uses;
    }

    /** Handles a message. A failing one is reverted, and leaves empty. */
    Optional<Output> handle(ToModule message) {
        TestTurn turn = new TestTurn();
        try {
            world.handle(message, turn);
        } catch (IllegalStateException e) {
            if (e.getMessage() == null || !e.getMessage().equals(TestTurn.FAILURE)) {
                throw e;
            }
            List<RecordChange> accepted = new ArrayList<>();
            for (RecordKey key : turn.announced) {
                StoredRecord record = records.get(key);
                accepted.add(record == null ? new RecordChange.Delete(key) : new RecordChange.Put(record));
            }
            world.revert(accepted);
            return Optional.empty();
        } finally {
            failAfter = Integer.MAX_VALUE;
        }
        return Optional.of(turn.accept());
    }

    /** A player whose character's name is this comes in; ids follow from the name. */
    static SessionInfo session(String name, String... permissions) {
        return new SessionInfo(
                new SessionId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
                "account-" + name,
                "character-" + (name.matches("\\w{1,40}") ? name : UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
                name,
                Set.of(permissions),
                ClientInfo.UNKNOWN,
                1);
    }

    Output open(SessionInfo session) {
        sessions.put(session.id(), session);
        return handle(new ToModule.SessionOpened(session)).orElseThrow();
    }

    Output close(String name) {
        SessionId id = session(name).id();
        sessions.remove(id);
        return handle(new ToModule.SessionClosed(id, ToModule.SessionClosed.Reason.QUIT))
                .orElseThrow();
    }

    /** A change that the core noticed: a window, a lost link. */
    Output change(SessionInfo session) {
        sessions.put(session.id(), session);
        return handle(new ToModule.ClientChanged(session)).orElseThrow();
    }

    /** Nova, a builder, and Orm, a player, stand on the start. */
    static TestHost withNovaAndOrm(AuthoredContent content) {
        TestHost host = new TestHost(content);
        host.open(session("Nova", Permissions.BUILD));
        host.open(session("Orm"));
        return host;
    }

    /** A player types a line. */
    Output type(String name, String line) {
        return handle(input(name, line)).orElseThrow();
    }

    ToModule.Input input(String name, String line) {
        SessionId id = session(name).id();
        return new ToModule.Input(id, lines.merge(id, 1L, Long::sum), line, false);
    }

    Collection<StoredRecord> records() {
        return List.copyOf(records.values());
    }

    HostedModule world() {
        return world;
    }

    int generation() {
        return generation;
    }

    private final class TestTurn implements Turn {
        static final String FAILURE = "the test wants this turn to fail";

        private final Set<RecordKey> announced = new HashSet<>();
        private final Map<RecordKey, Optional<StoredRecord>> changes = new LinkedHashMap<>();
        private final List<FromModule> messages = new ArrayList<>();
        private int uses;

        private void use() {
            if (++uses > failAfter) {
                throw new IllegalStateException(FAILURE);
            }
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void edit(RecordKey key) {
            use();
            announced.add(key);
        }

        @Override
        public void put(StoredRecord record) {
            use();
            change(record.key(), Optional.of(record));
        }

        @Override
        public void delete(RecordKey key) {
            use();
            change(key, Optional.empty());
        }

        private void change(RecordKey key, Optional<StoredRecord> record) {
            if (!announced.contains(key)) {
                throw new AssertionError(key + " was changed without having been announced");
            }
            if (changes.put(key, record) != null) {
                throw new AssertionError(key + " was put twice in one turn");
            }
        }

        @Override
        public void send(FromModule message) {
            use();
            messages.add(message);
        }

        private Output accept() {
            messages.forEach(message -> {
                if (message instanceof FromModule.WakeAt asked) {
                    wake = Optional.of(asked);
                }
            });
            changes.forEach((key, record) ->
                    record.ifPresentOrElse(present -> records.put(key, present), () -> records.remove(key)));
            return new Output(messages, changes.keySet());
        }
    }
}

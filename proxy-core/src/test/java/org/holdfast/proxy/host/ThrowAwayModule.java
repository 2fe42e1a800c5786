package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;

/** Code that each generation loads for itself, and that does what might keep its loader alive. */
public final class ThrowAwayModule implements HostedModuleFactory, HostedModule {
    private static final ThreadLocal<List<Object>> LOCAL = ThreadLocal.withInitial(ArrayList::new);
    private static final byte[] BIG = new byte[1 << 20];

    private final List<Turn> turns = new ArrayList<>();

    /** Holds on to what it was thrown at, and says so in a class of its own. */
    private static final class Own extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return "own " + BIG.length;
        }
    }

    @Override
    public ModuleDescriptor describe() {
        return new ModuleDescriptor("world", "1", Map.of("thing", 1), Duration.ofMillis(1));
    }

    @Override
    public HostedModule create(ModuleContext context) {
        LOCAL.get().add(this);
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, thrown) -> LOCAL.get().add(thrown));
        return this;
    }

    @Override
    public void load(StoredRecord record) {}

    @Override
    public void apply(RecordChange change) {}

    @Override
    public void activate(Activation activation, Turn turn) {
        turns.add(turn);
        turn.send(new FromModule.WakeAt("far", Instant.MAX));
        turn.send(new FromModule.WakeAt("now", turn.now()));
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        turns.add(turn);
        if (message instanceof ToModule.Input input) {
            turn.put(new StoredRecord(
                    new RecordKey("thing", "a"),
                    1,
                    Doc.object().put("value", input.number()).build()));
            turn.tell(input.session(), Text.of("{}", new Object() {
                @Override
                public String toString() {
                    return "answer";
                }
            }));
            if (!input.line().equals("answer")) {
                throw new Own();
            }
        }
    }

    @Override
    public void revert(List<RecordChange> accepted) {
        if (!accepted.isEmpty()) {
            throw new Own();
        }
    }

    @Override
    public void retire() {
        throw new Own();
    }
}

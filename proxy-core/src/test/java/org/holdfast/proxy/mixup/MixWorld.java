package org.holdfast.proxy.mixup;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.api.Activation;
import org.holdfast.api.Doc;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.DefinedModule;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoading;

/**
 * A world in which everything that is said to a session begins with whose it is: {@code [NAME/session]}. It counts in a
 * record what each character has said, so that a line that was lost or run twice is seen in the next one's number.
 */
final class MixWorld implements HostedModule {
    private final Set<String> linkDead;
    private final Map<SessionId, SessionInfo> present = new LinkedHashMap<>();
    private final Map<String, Long> said = new HashMap<>();

    private MixWorld(Set<String> linkDead) {
        this.linkDead = linkDead;
    }

    /** Where this world's code comes from, for a host. */
    static final class Loading implements ModuleLoading {
        private final Set<String> linkDead = ConcurrentHashMap.newKeySet();

        /** The names of the characters that the world was told have no connection. */
        Set<String> linkDead() {
            return linkDead;
        }

        @Override
        public ModuleImage read() {
            return new Image("test", "1");
        }

        @Override
        public DefinedModule define(ModuleImage image, int generation) {
            return new Loaded(new Factory(linkDead));
        }
    }

    private record Image(String source, String fingerprint) implements ModuleImage {}

    private record Loaded(HostedModuleFactory factory, ClassLoader loader) implements DefinedModule, LoadedModule {
        Loaded(HostedModuleFactory factory) {
            this(factory, new ClassLoader() {});
        }

        @Override
        public LoadedModule check() {
            return this;
        }

        @Override
        public void unload() {}
    }

    private record Factory(Set<String> linkDead) implements HostedModuleFactory {
        @Override
        public ModuleDescriptor describe() {
            return new ModuleDescriptor("world", "1", Map.of("world", 1), Duration.ZERO);
        }

        @Override
        public HostedModule create(ModuleContext context) {
            return new MixWorld(context.isRehearsal() ? ConcurrentHashMap.newKeySet() : linkDead);
        }
    }

    @Override
    public void load(StoredRecord record) {
        said.put(record.key().id(), record.doc().integer("said"));
    }

    @Override
    public void apply(RecordChange change) {
        if (change instanceof RecordChange.Put put) {
            load(put.record());
        }
    }

    @Override
    public void activate(Activation activation, Turn turn) {
        activation.sessions().forEach(session -> present.put(session.id(), session));
    }

    @Override
    public void revert(List<RecordChange> accepted) {
        accepted.forEach(this::apply);
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        if (message instanceof ToModule.SessionOpened opened) {
            present.put(opened.session().id(), opened.session());
            show(opened.session(), "Welcome.", turn);
        } else if (message instanceof ToModule.SessionResumed resumed) {
            present.put(resumed.session().id(), resumed.session());
            linkDead.remove(resumed.session().name());
            show(resumed.session(), "Back.", turn);
        } else if (message instanceof ToModule.ClientChanged changed) {
            present.put(changed.session().id(), changed.session());
            if (changed.session().connections() == 0) {
                linkDead.add(changed.session().name());
            }
        } else if (message instanceof ToModule.SessionClosed closed) {
            SessionInfo gone = present.remove(closed.session());
            if (gone != null) {
                linkDead.remove(gone.name());
            }
        } else if (message instanceof ToModule.Input input) {
            SessionInfo speaker = present.get(input.session());
            if (speaker != null) {
                typed(speaker, input.line(), turn);
            }
        }
    }

    private void typed(SessionInfo speaker, String line, Turn turn) {
        if (line.equals("quit")) {
            turn.send(new FromModule.Close(
                    speaker.id(),
                    Text.of("[{}/{}] Farewell.", speaker.name(), speaker.id().toString())));
        } else if (line.startsWith("say ")) {
            long number = said.merge(speaker.character(), 1L, Long::sum);
            RecordKey key = new RecordKey("world", speaker.character());
            turn.edit(key);
            turn.put(new StoredRecord(key, 1, Doc.object().put("said", number).build()));
            for (SessionInfo each : present.values()) {
                tell(each, (each.equals(speaker) ? "said " : "heard ") + line.substring(4) + " " + number, turn);
            }
        } else {
            tell(
                    speaker,
                    "who "
                            + String.join(
                                    " ",
                                    present.values().stream()
                                            .map(SessionInfo::name)
                                            .sorted()
                                            .toList()) + " .",
                    turn);
        }
        turn.prompt(speaker.id(), Text.of("> "));
    }

    private static void show(SessionInfo session, String words, Turn turn) {
        tell(session, words, turn);
        turn.prompt(session.id(), Text.of("> "));
    }

    private static void tell(SessionInfo to, String words, Turn turn) {
        turn.tell(to.id(), Text.of("[{}/{}] {}", to.name(), to.id().toString(), words));
    }
}

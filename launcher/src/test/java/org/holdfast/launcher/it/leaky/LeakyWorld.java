package org.holdfast.launcher.it.leaky;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.SessionId;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;

/**
 * One room, that understands {@code ping}. {@code leaky.properties} in its jar says with {@code leak} what it leaves behind
 * when it is replaced: a {@code thread} that goes on, a {@code formatter} of the JDK's root logger, or {@code nothing}.
 */
public final class LeakyWorld implements HostedModuleFactory, HostedModule {
    @Override
    public ModuleDescriptor describe() {
        return new ModuleDescriptor("world", "1", Map.of("leaky", 1), Duration.ZERO);
    }

    @Override
    public HostedModule create(ModuleContext context) {
        return new LeakyWorld();
    }

    @Override
    public void load(StoredRecord record) {}

    @Override
    public void apply(RecordChange change) {}

    @Override
    public void activate(Activation activation, Turn turn) {
        switch (leak()) {
            case "thread" -> startThread();
            case "formatter" -> setFormatter();
            default -> {}
        }
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        if (message instanceof ToModule.SessionOpened opened) {
            answer(opened.session().id(), Text.of("A leaky room\nExits: none."), turn);
        } else if (message instanceof ToModule.Input input) {
            String line = input.line();
            boolean ping = line.startsWith("ping ");
            answer(input.session(), ping ? Text.of("pong {}", line.substring(5)) : Text.of("Huh?"), turn);
        }
    }

    @Override
    public void revert(List<RecordChange> accepted) {}

    private static void answer(SessionId session, Text text, Turn turn) {
        turn.tell(session, text);
        turn.prompt(session, Text.of("> "));
    }

    private static String leak() {
        try (InputStream in = LeakyWorld.class.getResourceAsStream("/leaky.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("leak", "nothing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startThread() {
        Thread thread = new Thread(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "combat-tick");
        thread.setDaemon(true);
        thread.start();
    }

    /** By a setter of one handler, which the check of the code does not know. */
    private static void setFormatter() {
        Logger.getLogger("").getHandlers()[0].setFormatter(new Forgotten());
    }

    private static final class Forgotten extends Formatter {
        @Override
        public String format(LogRecord entry) {
            return "";
        }
    }
}

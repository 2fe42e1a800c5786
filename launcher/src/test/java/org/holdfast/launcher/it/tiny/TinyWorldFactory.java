package org.holdfast.launcher.it.tiny;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;

/**
 * Makes a {@link TinyWorld} as {@code tiny.properties} in its jar says. {@code version}: what it answers to
 * {@code marker}. {@code fail}: {@code create} or {@code activate} throws. {@code gate} and {@code port}: {@code create}
 * or {@code activate} connects to that listen port and waits there until the test closes the connection. {@code hold}
 * and {@code millis}: {@code create} or {@code activate} takes so long. None of it happens in a rehearsal.
 */
public final class TinyWorldFactory implements HostedModuleFactory {
    private final Properties properties = new Properties();

    public TinyWorldFactory() {
        try (InputStream in = TinyWorldFactory.class.getResourceAsStream("/tiny.properties")) {
            if (in == null) {
                throw new IllegalStateException("tiny.properties is not in the jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ModuleDescriptor describe() {
        return new ModuleDescriptor("world", version(), Map.of("tiny", 1), Duration.ZERO);
    }

    @Override
    public HostedModule create(ModuleContext context) {
        if (context.isRehearsal()) {
            return new TinyWorld(this, place -> {});
        }
        pass("create");
        return new TinyWorld(this, this::pass);
    }

    String version() {
        return properties.getProperty("version", "1");
    }

    /** Fails or waits if this is the place where it is to. */
    private void pass(String place) {
        if (place.equals(properties.getProperty("fail"))) {
            throw new IllegalStateException("told to fail in " + place);
        }
        if (place.equals(properties.getProperty("hold"))) {
            hold(Long.parseLong(properties.getProperty("millis", "0")));
        }
        if (!place.equals(properties.getProperty("gate"))) {
            return;
        }
        int port = Integer.parseInt(properties.getProperty("port", "0"));
        try (Socket gate = new Socket(InetAddress.getLoopbackAddress(), port)) {
            gate.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the gate broke", e);
        }
    }

    /** World code that takes its time; the tests themselves wait for no fixed time. */
    private static void hold(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}

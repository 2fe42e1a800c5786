package org.holdfast.launcher.it.keeper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;

/** Makes a {@link KeeperWorld} that understands documents up to the version that {@code keeper.properties} names. */
public final class KeeperFactory implements HostedModuleFactory {
    private final int documents;

    public KeeperFactory() {
        Properties properties = new Properties();
        try (InputStream in = KeeperFactory.class.getResourceAsStream("/keeper.properties")) {
            if (in == null) {
                throw new IllegalStateException("keeper.properties is not in the jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        documents = Integer.parseInt(properties.getProperty("documents", "1"));
    }

    @Override
    public ModuleDescriptor describe() {
        return new ModuleDescriptor(
                "world", Integer.toString(documents), Map.of(Note.NAMESPACE, documents), Duration.ZERO);
    }

    @Override
    public HostedModule create(ModuleContext context) {
        return new KeeperWorld(documents);
    }
}

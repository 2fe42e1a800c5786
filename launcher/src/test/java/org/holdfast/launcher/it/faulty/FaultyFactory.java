package org.holdfast.launcher.it.faulty;

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
import org.holdfast.launcher.it.faulty.Defect.Place;

/**
 * Makes a {@link FaultyWorld} as {@code faulty.properties} in its jar says. {@code defect}: one of {@link Defect}.
 * {@code documents}: the newest version of documents that it understands. {@code gate}: the listen port of a test.
 */
public final class FaultyFactory implements HostedModuleFactory {
    /** Document version of a world that is up to date. */
    static final int NEWEST = 2;

    private final Defect defect;
    private final int documents;
    private final int gate;

    public FaultyFactory() {
        Properties properties = new Properties();
        try (InputStream in = FaultyFactory.class.getResourceAsStream("/faulty.properties")) {
            if (in == null) {
                throw new IllegalStateException("faulty.properties is not in the jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        defect = Defect.valueOf(properties.getProperty("defect"));
        documents = Integer.parseInt(properties.getProperty("documents", String.valueOf(NEWEST)));
        gate = Integer.parseInt(properties.getProperty("gate", "0"));
        if (defect.isAt(Place.CONSTRUCTOR)) {
            defect.act().in(Act.Scene.outside(gate));
        }
    }

    @Override
    public ModuleDescriptor describe() {
        return new ModuleDescriptor(
                "world",
                defect.name(),
                Map.of(FaultyWorld.COUNTS, documents, FaultyWorld.SCAR.namespace(), documents),
                Duration.ZERO);
    }

    @Override
    public HostedModule create(ModuleContext context) {
        return new FaultyWorld(context.isRehearsal() ? Defect.NONE : defect, documents, gate);
    }
}

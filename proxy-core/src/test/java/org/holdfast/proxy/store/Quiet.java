package org.holdfast.proxy.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Turns the store's log off, where a test makes it complain hundreds of times. */
final class Quiet implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Quiet.class.getPackageName());

    Quiet() {
        logger.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        logger.setLevel(null);
    }
}

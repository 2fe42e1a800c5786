package org.holdfast.launcher.config;

import java.util.HashMap;
import java.util.Map;

/** A value for each key that somebody set; the default for the others. Used by one thread. */
final class Values {
    private final Map<Key<?>, Object> values = new HashMap<>();

    <T> void put(Key<T> key, T value) {
        values.put(key, value);
    }

    void putAll(Values others) {
        values.putAll(others.values);
    }

    /** Sets a key to what TOML has. */
    <T> void putToml(Key<T> key, Object value) throws ConfigurationException {
        put(key, key.type().fromToml(value).orElseThrow(() -> wrong(key)));
    }

    /** Sets a key to what the command line has. */
    <T> void putText(Key<T> key, String text) throws ConfigurationException {
        put(key, key.type().fromText(text).orElseThrow(() -> wrong(key)));
    }

    @SuppressWarnings("unchecked") // put allows no value of another type
    <T> T get(Key<T> key) {
        return (T) values.getOrDefault(key, key.missing());
    }

    /** Does not repeat the value, which may be a secret. */
    private static ConfigurationException wrong(Key<?> key) {
        return new ConfigurationException(
                "the value of " + key.name() + " must be " + key.type().allowed());
    }
}

package org.holdfast.launcher.config;

/** Why a configuration cannot be used: one line for the operator, with the file and line, or the option. */
public final class ConfigurationException extends Exception {
    public ConfigurationException(String message) {
        super(message);
    }

    ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}

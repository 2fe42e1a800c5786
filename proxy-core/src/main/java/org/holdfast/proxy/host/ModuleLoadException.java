package org.holdfast.proxy.host;

/** Why code cannot become a generation, in words for the one who asked for it. */
public final class ModuleLoadException extends Exception {
    public ModuleLoadException(String message) {
        super(message);
    }

    public ModuleLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}

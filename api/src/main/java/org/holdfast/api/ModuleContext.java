package org.holdfast.api;

/** What the host lends a module for its lifetime. Usable on the generation's thread. */
public interface ModuleContext {
    /** The number of this generation: 1 for the first since the process started, and one more for each since. */
    int generation();

    /** The host's own version. */
    String hostVersion();

    /** The content that authors wrote, as files. */
    AuthoredContent content();
}

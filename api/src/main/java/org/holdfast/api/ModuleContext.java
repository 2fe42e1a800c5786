package org.holdfast.api;

/** What the host lends a module for its lifetime. Usable on the generation's thread. */
public interface ModuleContext {
    /** The number of this generation: 1 for the first since the process started, and one more for each since. */
    int generation();

    /** The host's own version. */
    String hostVersion();

    /** The content that authors wrote, as files. */
    AuthoredContent content();

    /**
     * Whether the module is one of those that the host makes to try out new code and throws away: it is given some of
     * the records, activated, with sessions that do not exist or with none, fed lines of such sessions or nothing, and
     * retired. What it says and puts goes nowhere.
     * Only a module that does something by itself, such as open a connection to somewhere else, needs to ask.
     */
    default boolean isRehearsal() {
        return false;
    }
}

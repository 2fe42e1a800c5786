package org.holdfast.proxy.host;

import org.holdfast.api.AuthoredContent;
import org.holdfast.api.ModuleContext;

/** What the host lends a generation. */
record ContextOfGeneration(int generation, String hostVersion, AuthoredContent content, boolean isRehearsal)
        implements ModuleContext {
    ContextOfGeneration(int generation, String hostVersion, AuthoredContent content) {
        this(generation, hostVersion, content, false);
    }

    /** For a module that is made to be thrown away. */
    ContextOfGeneration rehearsal() {
        return new ContextOfGeneration(generation, hostVersion, content, true);
    }
}

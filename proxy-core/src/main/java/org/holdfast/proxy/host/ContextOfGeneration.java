package org.holdfast.proxy.host;

import org.holdfast.api.AuthoredContent;
import org.holdfast.api.ModuleContext;

/** What the host lends a generation. */
record ContextOfGeneration(int generation, String hostVersion, AuthoredContent content) implements ModuleContext {}

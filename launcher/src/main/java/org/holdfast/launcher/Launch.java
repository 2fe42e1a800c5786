package org.holdfast.launcher;

import java.nio.file.Path;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.proxy.ContentFiles;
import org.holdfast.proxy.host.ModuleLoading;

/**
 * All that a core is started with.
 *
 * @param data the data directory, laid out and claimed by this process
 * @param configuration what the operator set
 * @param loading where the world's code comes from
 * @param content what a world may read and write of the data directory
 * @param version our own version, as shown to staff
 */
record Launch(Path data, Configuration configuration, ModuleLoading loading, ContentFiles content, String version) {}

package org.holdfast.launcher.loading.fence;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** How the classes of one generation are defined, so that they can be fenced. Usable on any thread. */
public final class Fencing {
    private final Set<String> left = new ConcurrentSkipListSet<>();

    /** The class files, by their paths, that the generation's loader must define besides the module's. */
    public Map<String, byte[]> classFiles() {
        return FenceHandle.classFiles();
    }

    /** What to define instead of this class file of the module. */
    public byte[] withPolls(byte[] classFile) {
        return Polls.add(classFile, left::add);
    }

    /** The methods and classes, of those defined so far, that had no room for polls; sorted. */
    public Set<String> left() {
        return left;
    }
}

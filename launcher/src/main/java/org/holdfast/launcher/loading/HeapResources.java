package org.holdfast.launcher.loading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.holdfast.launcher.loading.fence.Fencing;
import org.jboss.modules.AbstractResourceLoader;
import org.jboss.modules.ClassSpec;
import org.jboss.modules.IterableResourceLoader;
import org.jboss.modules.PackageSpec;
import org.jboss.modules.Resource;
import org.jspecify.annotations.Nullable;

/** Hands the files of a {@link CodeImage} to a class loader, its classes with polls if wanted. Opens nothing. Usable on any thread. */
final class HeapResources extends AbstractResourceLoader implements IterableResourceLoader {
    private final CodeImage image;
    private final @Nullable Fencing fencing;
    private final HeapUrls urls;
    private final CodeSource origin;
    private final Collection<String> folders;

    /** @param fencing null to define the classes as they are */
    HeapResources(String module, CodeImage image, @Nullable Fencing fencing) {
        this.image = image;
        this.fencing = fencing;
        this.urls = new HeapUrls(module, image);
        this.origin = new CodeSource(urls.url(""), (Certificate[]) null);
        TreeSet<String> seen = new TreeSet<>();
        seen.add("");
        image.files().keySet().forEach(path -> addFolders(path, seen));
        if (fencing != null) {
            fencing.classFiles().keySet().forEach(path -> addFolders(path, seen));
        }
        this.folders = Collections.unmodifiableCollection(seen);
    }

    private static void addFolders(String path, Set<String> folders) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            folders.add(path.substring(0, slash));
        }
    }

    @Override
    public String getRootName() {
        return image.source();
    }

    @Override
    public @Nullable ClassSpec getClassSpec(String path) {
        byte[] bytes = classFile(path);
        return bytes == null ? null : new ClassSpec().setBytes(bytes).setCodeSource(origin);
    }

    private byte @Nullable [] classFile(String path) {
        byte[] bytes = image.file(path);
        if (fencing == null) {
            return bytes;
        }
        byte[] added = fencing.classFiles().get(path);
        if (added != null) {
            return added;
        }
        return bytes == null ? null : fencing.withPolls(bytes);
    }

    @Override
    public PackageSpec getPackageSpec(String name) {
        return new PackageSpec();
    }

    @Override
    public @Nullable Resource getResource(String path) {
        byte[] bytes = image.file(path);
        return bytes == null ? null : new HeapResource(path, bytes);
    }

    @Override
    public Collection<String> getPaths() {
        return folders;
    }

    @Override
    public Iterator<Resource> iterateResources(String folder, boolean recursive) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        SortedMap<String, byte[]> inside = image.files().subMap(prefix, prefix + Character.MAX_VALUE);
        return inside.entrySet().stream()
                .filter(file -> recursive || file.getKey().indexOf('/', prefix.length()) < 0)
                .<Resource>map(file -> new HeapResource(file.getKey(), file.getValue()))
                .iterator();
    }

    private final class HeapResource implements Resource {
        private final String path;
        private final byte[] bytes;

        HeapResource(String path, byte[] bytes) {
            this.path = path;
            this.bytes = bytes;
        }

        @Override
        public String getName() {
            return path;
        }

        @Override
        public URL getURL() {
            return urls.url(path);
        }

        @Override
        public InputStream openStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long getSize() {
            return bytes.length;
        }
    }
}

package org.holdfast.launcher.loading;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * URLs of files in a {@link CodeImage}, such as {@code holdfast:/world-3/help/look.txt}. Each carries this handler, so
 * no protocol needs to be known to the JVM. A URL that outlives its generation keeps the image's bytes alive, but not
 * the classes.
 */
final class HeapUrls extends URLStreamHandler {
    private final String root;
    private final CodeImage image;

    HeapUrls(String module, CodeImage image) {
        this.root = "/" + module.replace('#', '-') + "/";
        this.image = image;
    }

    /** The URL of a file, or of everything if the path is empty. */
    URL url(String path) {
        try {
            return new URL("holdfast", "", -1, new URI(null, null, root + path, null).getRawPath(), this);
        } catch (URISyntaxException | MalformedURLException e) {
            throw new IllegalStateException("no URL can name " + path, e);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        String path;
        try {
            path = new URI(url.getPath()).getPath();
        } catch (URISyntaxException e) {
            throw new MalformedURLException(e.getMessage());
        }
        byte[] bytes = path.startsWith(root) ? image.file(path.substring(root.length())) : null;
        if (bytes == null) {
            throw new FileNotFoundException(url.toString());
        }
        return new HeapConnection(url, bytes);
    }

    private static final class HeapConnection extends URLConnection {
        private final byte[] bytes;

        HeapConnection(URL url, byte[] bytes) {
            super(url);
            this.bytes = bytes;
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public long getContentLengthLong() {
            return bytes.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}

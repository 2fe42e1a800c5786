package org.holdfast.proxy.render;

import java.io.IOException;

/** Where themes come from. Usable on any thread. */
public interface ThemeSource {
    /**
     * The themes as they are now; waits for the disk.
     *
     * @throws IOException whose message tells an operator in one line what is wrong and where
     */
    Themes read() throws IOException;
}

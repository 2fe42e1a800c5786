package org.holdfast.proxy.render;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.holdfast.api.Text;

/**
 * One text for many sessions: rendered and encoded once for each kind of client, whatever the number of sessions. Made
 * for one message and dropped with it; usable on any thread.
 *
 * @param <B> what an encoder makes of a rendering, such as bytes; shared by all who ask, so not to be changed
 */
public final class Rendering<B> {
    private static final Object TREE = "tree";

    private final Renderer renderer;
    private final Text text;
    private final Function<String, B> encoder;
    private final Map<Object, B> byKind = new ConcurrentHashMap<>(4);

    public Rendering(Renderer renderer, Text text, Function<String, B> encoder) {
        this.renderer = renderer;
        this.text = text;
        this.encoder = encoder;
    }

    /** The text as this view shows it, the same object at each call. */
    public B in(View view) {
        B known = byKind.get(view);
        return known != null ? known : once(view, () -> renderer.render(text, view));
    }

    /** The text as a tree for browsers, in JSON, the same object at each call. */
    public B tree() {
        B known = byKind.get(TREE);
        return known != null ? known : once(TREE, () -> renderer.tree(text).toJson());
    }

    private B once(Object kind, Supplier<String> rendered) {
        return byKind.computeIfAbsent(kind, missing -> encoder.apply(rendered.get()));
    }
}

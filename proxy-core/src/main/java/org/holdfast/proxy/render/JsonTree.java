package org.holdfast.proxy.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.holdfast.api.Doc;

/**
 * Makes the tree of a text for a browser, which lays out and colours by itself. For one text and one thread.
 *
 * <p>A tree is an array of strings, in which {@code \n} is a line break, and of objects: {@code tag} is the name of the
 * tag in the reference of this package (every {@code <click>} is a {@code link}, every colour a {@code color}),
 * {@code content} a tree, other members what the reference says. What nests deeper than {@value #MAX_DEPTH} tags is
 * there without its tags. A link within a link has no {@code action}.
 */
final class JsonTree implements Sink, Tag.Handler {
    /** Each tag takes two of the levels that a {@link Doc} may have. */
    private static final int MAX_DEPTH = Doc.MAX_DEPTH / 2 - 4;

    private final Deque<Node> open = new ArrayDeque<>();
    private Node node = new Node(false, false);
    private boolean afterBlock;
    private int tooDeep;

    private static final class Node {
        final Doc.Builder members = Doc.object();
        final List<Doc> content = new ArrayList<>();
        final StringBuilder words = new StringBuilder();

        /** Whether it is made of rows or items, so that space in it is only the author's way of writing. */
        boolean container;

        boolean inLink;

        Node(boolean container, boolean inLink) {
            this.container = container;
            this.inLink = inLink;
        }

        Doc.Arr tree() {
            flush();
            return new Doc.Arr(content);
        }

        void flush() {
            if (!words.isEmpty()) {
                content.add(new Doc.Str(words.toString()));
                words.setLength(0);
            }
        }
    }

    Doc.Arr tree() {
        return node.tree();
    }

    @Override
    public void words(String text) {
        if (!text.isEmpty() && !(node.container && text.isBlank())) {
            node.words.append(text);
            afterBlock = false;
        }
    }

    @Override
    public void lineBreak() {
        if (!node.container && !afterBlock) {
            node.words.append('\n');
        }
        afterBlock = false;
    }

    @Override
    public void open(Tag tag, Arguments arguments) {
        if (open.size() == MAX_DEPTH) {
            tooDeep++;
            return;
        }
        node.flush();
        open.push(node);
        node = new Node(node.container, node.inLink);
        tag.dispatch(this, arguments);
    }

    @Override
    public void close(Tag tag) {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        if (!tag.isEmpty()) {
            node.members.put("content", node.tree());
        }
        Doc closed = node.members.build();
        node = open.pop();
        node.content.add(closed);
        if (tag.isBlock()) {
            afterBlock = true;
        }
    }

    @Override
    public void coloured(Tag.Coloured tag) {
        node.members.put("tag", "color").put("color", tag.colour().name());
    }

    @Override
    public void decorated(Tag.Decorated tag) {
        node.members.put("tag", tag.decoration().name().toLowerCase(Locale.ROOT));
        if (!tag.on()) {
            node.members.put("on", false);
        }
    }

    @Override
    public void meant(Tag.Meant tag) {
        node.members.put("tag", tag.meaning().tag());
    }

    @Override
    public void linked(Tag.Linked tag, Arguments arguments) {
        node.members.put("tag", tag.meaning() != null ? tag.meaning().tag() : "link");
        if (node.inLink) {
            return;
        }
        node.inLink = true;
        if (tag.target() == null) {
            node.members.put("action", action(tag));
            return;
        }
        // Checked here and not in the page: "javascript:" must not get that far.
        String target = arguments.in(tag.target());
        if (Link.isUsable(tag.action(), target)) {
            node.members.put("action", action(tag)).put("target", target);
        }
    }

    private static String action(Tag.Linked tag) {
        return tag.action().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void hinted(Tag.Hinted tag, Arguments arguments) {
        node.members.put("tag", "hover").put("text", arguments.in(tag.text()));
    }

    @Override
    public void progress(Tag.Progress tag, Arguments arguments) {
        ProgressBar bar = ProgressBar.of(arguments, tag);
        node.members.put("tag", "progress").put("label", bar.label()).put("text", bar.inWords());
        if (bar.percent() >= 0) {
            node.members.put("percent", bar.percent());
        }
    }

    @Override
    public void art(Tag.Art tag, Arguments arguments) {
        node.container = false;
        node.members.put("tag", "art").put("text", arguments.in(tag.said()));
    }

    @Override
    public void structure(Tag.Structure tag) {
        node.container = switch (tag) {
            case LIST, NUMBERED, COLUMNS, TABLE, HEAD, ROW -> true;
            case LI, CELL, HEADING, INDENTED, RULE -> false;
        };
        if (tag == Tag.Structure.NUMBERED) {
            node.members.put("tag", "list").put("numbered", true);
        } else {
            node.members.put("tag", tag.name().toLowerCase(Locale.ROOT));
        }
    }
}

package org.holdfast.proxy.bench;

import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.api.Text;
import org.holdfast.proxy.render.ColourDepth;
import org.holdfast.proxy.render.Links;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.Rendering;
import org.holdfast.proxy.render.View;

/**
 * {@code bench render}: what a line costs on each renderer once its template is parsed, what parsing costs, and what a
 * broadcast to many sessions does. Single-threaded; takes about a minute.
 */
public final class RenderBenchmark {
    private static final int SESSIONS = 10_000;
    private static final int VERSIONS = 50_000;

    private final Renderer renderer = new Renderer();
    private final PrintStream out;
    private final List<View> audience = audience();

    public RenderBenchmark(PrintStream out) {
        this.out = out;
    }

    /** The lines that are rendered, by name. */
    public static Map<String, Text> lines() {
        Map<String, Text> lines = new LinkedHashMap<>();
        lines.put("plain", Text.of("{} says, \"{}\"", "Nova", "The quick brown fox jumps over the lazy dog."));
        lines.put(
                "coloured",
                Text.of(
                        "<name>{}</name> gives <item>{}</item> to <#ff8800>{}</#ff8800>. <danger>Run!</danger>",
                        "Nova",
                        "a rusty sword",
                        "the old innkeeper"));
        lines.put(
                "linked",
                Text.of(
                        "Here is <click:run_command:'get {}'>{}</click>; you can go <exit>north</exit>.",
                        "sword",
                        "a rusty sword"));
        return lines;
    }

    public void run() {
        out.println("Java " + Runtime.version() + ", collector "
                + ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" + ")));
        out.println(Measurement.heading());
        lines().forEach((name, line) -> {
            views().forEach((kind, view) -> out.println(
                    Measurement.of(() -> renderer.render(line, view).length()).row(name + ", " + kind)));
            out.println(
                    Measurement.of(() -> renderer.tree(line).toJson().length()).row(name + ", browser"));
        });
        List<Text> unknown = unknown();
        int[] next = {0};
        out.println(Measurement.of(() -> renderer.render(
                                unknown.get(next[0]++ % unknown.size()), View.PLAIN.withColour(ColourDepth.ANSI256))
                        .length())
                .row("coloured, 256, parsed anew"));
        Text text = Text.of("<notice>{}</notice>", "The gates close at nightfall.");
        out.println(Measurement.of(() -> broadcast(text)).row("broadcast to " + SESSIONS + " of 3 kinds"));
    }

    /** The coloured line in so many versions that none is kept by the time when it is rendered again. */
    private static List<Text> unknown() {
        Text coloured = Objects.requireNonNull(lines().get("coloured"));
        Object[] arguments = coloured.arguments().stream()
                .map(argument -> ((Text.Plain) argument).value())
                .toArray();
        List<Text> unknown = new ArrayList<>(VERSIONS);
        for (int version = 0; version < VERSIONS; version++) {
            unknown.add(Text.of(coloured.template() + version, arguments));
        }
        return unknown;
    }

    private static Map<String, View> views() {
        View colour = View.PLAIN.withColour(ColourDepth.ANSI16);
        Map<String, View> views = new LinkedHashMap<>();
        views.put("plain", View.PLAIN);
        views.put("plain at 80", View.PLAIN.withColumns(80));
        views.put("plain at 40", View.PLAIN.withColumns(40));
        views.put("screen reader", View.PLAIN.withScreenReader(true));
        views.put("16", colour);
        views.put("256", colour.withColour(ColourDepth.ANSI256));
        views.put("true", colour.withColour(ColourDepth.TRUECOLOUR));
        views.put("256 and OSC 8", colour.withColour(ColourDepth.ANSI256).withLinks(Links.OSC8));
        views.put("256 and MXP", colour.withColour(ColourDepth.ANSI256).withLinks(Links.MXP));
        return views;
    }

    /** Three kinds, each session with a view of its own that is equal to others, as sessions have them. */
    private static List<View> audience() {
        List<View> audience = new ArrayList<>(SESSIONS);
        for (int session = 0; session < SESSIONS; session++) {
            audience.add(
                    switch (session % 3) {
                        case 0 -> View.PLAIN.withColumns(0);
                        case 1 -> View.PLAIN.withColour(ColourDepth.ANSI256).withColumns(80);
                        default -> View.PLAIN.withColour(ColourDepth.TRUECOLOUR).withLinks(Links.OSC8);
                    });
        }
        return audience;
    }

    private int broadcast(Text text) {
        Rendering<byte[]> rendering = new Rendering<>(renderer, text, line -> line.getBytes(StandardCharsets.UTF_8));
        int bytes = 0;
        for (View view : audience) {
            bytes += rendering.in(view).length;
        }
        return bytes;
    }
}

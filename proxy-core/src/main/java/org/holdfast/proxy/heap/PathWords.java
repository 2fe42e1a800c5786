package org.holdfast.proxy.heap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.holdfast.proxy.heap.Root.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Says a path in one line, as what follows "pinned by". It begins with the last thing on the path that somebody can look
 * for: a thread that runs, or a static field; what leads there (the application's class loader, say) is left out.
 */
final class PathWords {
    private static final int LONGEST = 600;
    private static final int LONGEST_NAME = 100;

    /** Steps that are shown at the beginning and at the end of a long path. */
    private static final int STEPS = 6;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\u2028\u2029]+");

    private final Dump dump;
    private final Names names;

    PathWords(Dump dump) {
        this.dump = dump;
        this.names = dump.names();
    }

    /** @param path root first, to the class loader */
    String say(int[] path) {
        List<String> steps = new ArrayList<>();
        int at = begin(path, steps);
        for (; at < path.length - 1; at++) {
            step(path, at, steps);
        }
        String line = String.join(" -> ", shortened(steps));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** One line, whatever a world has called its threads. */
    static String clean(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** Adds where the path begins; returns what is to be said next. */
    private int begin(int[] path, List<String> steps) {
        for (int at = path.length - 2; at >= 0; at--) {
            String field = staticField(path, at);
            if (field != null) {
                steps.add(field);
                return at + 1;
            }
            if (runningThread(path[at]) != null) {
                return beginThread(path, at, steps);
            }
        }
        steps.add(root(path[0]));
        return 0;
    }

    private int beginThread(int[] path, int at, List<String> steps) {
        String thread = "thread " + threadName(path[at]);
        String field = field(path, at);
        int next = at + 1;
        if (field == null) {
            // Its class is the world's.
            steps.add(thread);
            return at;
        }
        if (field.equals("threadLocals") || field.equals("inheritableThreadLocals")) {
            steps.add("a ThreadLocal of " + thread);
            while (next < path.length - 1 && !isThreadLocalEntry(path[next])) {
                next++;
            }
            return Math.min(next + 1, path.length - 1);
        }
        steps.add(field.equals("contextClassLoader") ? thread : thread + " (" + field + ")");
        return next;
    }

    private boolean isThreadLocalEntry(int object) {
        return dump.tag(object) == DumpScan.INSTANCE
                && names.className(dump.classOf(object)).equals("java.lang.ThreadLocal$ThreadLocalMap$Entry");
    }

    private void step(int[] path, int at, List<String> steps) {
        int object = path[at];
        switch (dump.tag(object)) {
            case DumpScan.CLASS -> {
                if (at == 0 || field(path, at - 1) != null || steps.isEmpty()) {
                    steps.add("class " + names.className(dump.id(object)));
                }
            }
            case DumpScan.INSTANCE -> {
                String field = field(path, at);
                String type = names.shortName(dump.classOf(object));
                String which = isThread(object) ? type + " \"" + threadName(object) + '"' : type;
                steps.add(field == null ? which : which + '.' + field);
            }
            default -> {
                // The field before it says enough.
                if (steps.isEmpty()) {
                    steps.add(names.shortName(dump.classOf(object)));
                }
            }
        }
    }

    private static List<String> shortened(List<String> steps) {
        if (steps.size() <= 2 * STEPS) {
            return steps;
        }
        List<String> some = new ArrayList<>(steps.subList(0, STEPS));
        some.add("... (" + (steps.size() - 2 * STEPS) + " more)");
        some.addAll(steps.subList(steps.size() - STEPS, steps.size()));
        return some;
    }

    private @Nullable String staticField(int[] path, int at) {
        int object = path[at];
        if (dump.tag(object) != DumpScan.CLASS) {
            return null;
        }
        long next = dump.id(path[at + 1]);
        for (ClassRecord.Static field : dump.classRecord(object).statics()) {
            if (field.value() == next) {
                String name = names.name(field.nameId());
                String type = names.className(dump.id(object));
                // HotSpot's own, such as <resolved_references>.
                return name.startsWith("<") ? "the constants of class " + type : "static field " + type + '.' + name;
            }
        }
        return null;
    }

    /** The field or element by which the path goes on; null if it goes on by the object's class. */
    private @Nullable String field(int[] path, int at) {
        int object = path[at];
        long next = dump.id(path[at + 1]);
        if (dump.tag(object) != DumpScan.INSTANCE) {
            return next == (dump.tag(object) == DumpScan.OBJECT_ARRAY ? dump.classOf(object) : 0) ? null : "";
        }
        Layout layout = dump.layout(dump.classOf(object));
        for (Layout.Field field : layout.fields()) {
            if (field.reference() && dump.reference(object, field.offset()) == next) {
                return names.name(field.nameId());
            }
        }
        boolean byReferent = layout.referent() >= 0 && dump.reference(object, layout.referent()) == next;
        return byReferent ? "referent" : null;
    }

    private @Nullable Root runningThread(int object) {
        long id = dump.id(object);
        for (Root root : dump.roots()) {
            if (root.kind() != Kind.THREAD) {
                return null;
            }
            if (root.id() == id) {
                return root;
            }
        }
        return null;
    }

    private boolean isThread(int object) {
        return dump.layout(dump.classOf(object)).thread();
    }

    private String root(int object) {
        long id = dump.id(object);
        for (Root root : dump.roots()) {
            if (root.id() == id) {
                return switch (root.kind()) {
                    case THREAD, STACK -> "the stack of thread " + threadName(root.thread(), object);
                    case MONITOR -> "a lock that is held";
                    case JNI -> "native code";
                    case CLASS_VALUES -> "a ClassValue of some class";
                    case STICKY_CLASS, UNKNOWN -> "the JVM itself";
                };
            }
        }
        return "the JVM itself";
    }

    /** @param otherwise what to look at if no thread has that serial number */
    private String threadName(int serial, int otherwise) {
        for (Root root : dump.roots()) {
            if (root.kind() == Kind.THREAD && root.thread() == serial) {
                int thread = dump.number(root.id());
                return threadName(thread < 0 ? otherwise : thread);
            }
        }
        return "(gone)";
    }

    private String threadName(int thread) {
        int name = referred(thread, "name");
        int value = name < 0 ? -1 : referred(name, "value");
        if (value < 0 || dump.tag(value) != DumpScan.PRIMITIVE_ARRAY) {
            return "(without a name)";
        }
        Layout.Field coder = dump.field(name, "coder");
        boolean latin = coder == null || dump.octet(name, coder.offset()) == 0;
        byte[] text = dump.octets(value, LONGEST_NAME);
        // The dump has the bytes as the machine has them; all that Java runs on today is little-endian.
        return clean(new String(text, latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE));
    }

    private int referred(int instance, String name) {
        Layout.Field field = dump.tag(instance) == DumpScan.INSTANCE ? dump.field(instance, name) : null;
        return field == null ? -1 : dump.number(dump.reference(instance, field.offset()));
    }
}

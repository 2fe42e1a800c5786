package org.holdfast.proxy.heap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The child: reads a dump and says what pins each suspect, one a line, as {@code NUMBER TAB WORDS}; or, with exit code
 * {@value #REFUSED}, why it cannot. Ends by itself when its standard input does, which is when the server has ended.
 */
public final class SearchMain {
    static final int REFUSED = 3;

    /** Of the JVM's own memory limit, the part that objects of another size may take. */
    private static final int RESERVE = 8;

    private SearchMain() {}

    /**
     * Does it.
     *
     * @param args the dump; the class that refers to the suspects; its field with their numbers; the numbers
     */
    public static void main(String[] args) {
        Thread watchdog = new Thread(SearchMain::endWithTheServer, "end-with-the-server");
        watchdog.setDaemon(true);
        watchdog.start();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int exitCode = run(args, out);
        out.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private static void endWithTheServer() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        } catch (IOException e) {
            // The same as the end.
        }
        Runtime.getRuntime().halt(REFUSED);
    }

    static int run(String[] args, PrintStream out) {
        try {
            Set<Integer> numbers = new TreeSet<>();
            for (int i = 3; i < args.length; i++) {
                numbers.add(Integer.valueOf(args[i]));
            }
            long most = Runtime.getRuntime().maxMemory();
            search(Path.of(args[0]), args[1], args[2], numbers, most - most / RESERVE)
                    .forEach((number, words) -> out.print(number + "\t" + PathWords.clean(words) + "\n"));
            return 0;
        } catch (IOException e) {
            out.print(PathWords.clean(String.valueOf(e.getMessage())) + "\n");
        } catch (OutOfMemoryError e) {
            out.print("the search ran out of memory\n");
        }
        return REFUSED;
    }

    /** What pins each of them; nothing for those that nothing pins. */
    static Map<Integer, String> search(Path file, String marker, String field, Set<Integer> numbers, long memory)
            throws IOException {
        Dump dump = Dump.read(file, marker, memory);
        Map<Integer, Integer> numberOf = new HashMap<>();
        for (int suspect : dump.instances(marker)) {
            Layout.Field number = dump.field(suspect, field);
            int referent = dump.layout(dump.classOf(suspect)).referent();
            int target = referent < 0 ? -1 : dump.number(dump.reference(suspect, referent));
            if (number != null && target >= 0 && numbers.contains(dump.whole(suspect, number.offset()))) {
                numberOf.put(target, dump.whole(suspect, number.offset()));
            }
        }
        PathWords words = new PathWords(dump);
        Map<Integer, String> found = new HashMap<>();
        new Paths(dump)
                .to(numberOf.keySet())
                .forEach((target, path) -> found.put(numberOf.get(target), words.say(path)));
        return found;
    }
}

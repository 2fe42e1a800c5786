package org.holdfast.launcher.loading.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.proxy.host.ModuleLoadException;
import org.objectweb.asm.ClassReader;

/**
 * Reads and links every class of a module before anything of it runs. Usable on any thread; keeps nothing of the code
 * that it checked, only the shapes of the JDK's and the api's classes, which makes the next check faster.
 */
public final class CodeCheck {
    private final String api;
    private final Map<String, Shape> platform = new ConcurrentHashMap<>();

    /** @param api what the names of the api's classes begin with, {@code org.holdfast.api.} */
    public CodeCheck(String api) {
        this.api = api;
    }

    /**
     * One module's code.
     *
     * @param source where it comes from, for messages
     * @param classes the class files by the names of their classes, with dots
     * @param factory the class name of its factory: what shares the first two parts of its package is the author's own,
     *     the rest are libraries
     */
    public record Code(String source, Map<String, byte[]> classes, String factory) {
        private boolean isLibrary(String name) {
            return !name.startsWith(ownPackages());
        }

        private String ownPackages() {
            int first = factory.indexOf('.');
            int second = factory.indexOf('.', first + 1);
            return factory.substring(0, Math.max(first, second) + 1);
        }
    }

    /**
     * Why no module may call a method of the JDK, and what to do instead, as in {@code which would end the server; ...};
     * an empty string if it may.
     *
     * @param owner the name of the class that declares it, with dots
     */
    public static String refusal(String owner, String method) {
        return Objects.requireNonNullElse(Calls.refused(owner.replace('.', '/'), method), "");
    }

    /**
     * Checks all of it, and leaves its classes linked, but not initialised.
     *
     * @param loader the module's own loader
     * @param unpolled names methods without polls; asked when all classes are linked
     * @return the warnings, a line each
     * @throws ModuleLoadException with the first faults and their number
     */
    public List<String> check(Code code, ClassLoader loader, Iterable<String> unpolled) throws ModuleLoadException {
        Findings findings = new Findings();
        for (String name : intact(code, loader, findings)) {
            Linking.problem(name, loader).ifPresent(problem -> {
                if (code.isLibrary(name)) {
                    findings.warn(Concern.LIBRARY_LINK, name + " cannot be linked");
                } else {
                    findings.refuse("class " + name + " cannot be linked (" + problem + "); compile all of it again");
                }
            });
        }
        findings.requireNone(code.source());
        unpolled.forEach(method -> findings.warn(Concern.NO_POLLS, method));
        return findings.warnings();
    }

    /** Reads the class files; the names of those that lack nothing. */
    private List<String> intact(Code code, ClassLoader loader, Findings findings) throws ModuleLoadException {
        Map<String, ClassReader> files = new TreeMap<>();
        Map<String, Shape> own = new HashMap<>();
        for (Map.Entry<String, byte[]> file : code.classes().entrySet()) {
            try {
                ClassReader reader = new ClassReader(file.getValue());
                Shape shape = Shape.of(reader);
                own.put(shape.name(), shape);
                files.put(file.getKey(), reader);
            } catch (RuntimeException e) {
                findings.refuse("class " + file.getKey() + " cannot be read (" + e + "); compile it again");
            }
        }
        Shapes shapes = new Shapes(own, platform, loader);
        List<String> intact = new ArrayList<>();
        files.forEach((name, file) -> {
            Shape shape = own.get(file.getClassName());
            if (shape != null && ClassCheck.run(file, shapes, findings, shape, code.isLibrary(name), api)) {
                intact.add(name);
            }
        });
        findings.requireNone(code.source());
        return intact;
    }
}

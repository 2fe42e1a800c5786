package org.holdfast.launcher.loading.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The classes that the code of one module can see: its own, from their files, and those of the JDK and the api, by
 * asking the module's loader. Used by one thread, during one check.
 */
final class Shapes {
    private static final String OBJECT = "java/lang/Object";

    private final Map<String, Shape> own;
    private final Map<String, Shape> platform;
    private final ClassLoader loader;
    private final Map<String, Map<String, String>> resolved = new HashMap<>();

    /**
     * @param own the module's classes by their names; of these the loader is not asked
     * @param platform where those of the JDK and the api are kept from one check to the next
     */
    Shapes(Map<String, Shape> own, Map<String, Shape> platform, ClassLoader loader) {
        this.own = own;
        this.platform = platform;
        this.loader = loader;
    }

    /** Null if the module sees no such class. */
    @Nullable
    Shape find(String name) {
        Shape known = own.get(name);
        if (known == null) {
            known = platform.get(name);
        }
        return known != null ? known : ofPlatform(name);
    }

    private @Nullable Shape ofPlatform(String name) {
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
            return register(type);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** With its supertypes, which the module may be unable to see, though it inherits from them. */
    private Shape register(Class<?> type) {
        if (type.getSuperclass() != null) {
            register(type.getSuperclass());
        }
        for (Class<?> parent : type.getInterfaces()) {
            register(parent);
        }
        return platform.computeIfAbsent(type.getName().replace('.', '/'), name -> Shape.of(type));
    }

    /** The class that declares a member, found from this class upwards; null if there is none. */
    @Nullable
    String declaring(Shape from, String member) {
        String known = resolved.computeIfAbsent(from.name(), name -> new HashMap<>())
                .computeIfAbsent(member, wanted -> search(from, wanted));
        return known.isEmpty() ? null : known;
    }

    private String search(Shape from, String member) {
        for (Shape type : withSupertypes(from)) {
            if (type.members().containsKey(member)) {
                return type.name();
            }
        }
        Shape object = from.isInterface() ? find(OBJECT) : null;
        return object != null && object.members().containsKey(member) ? OBJECT : "";
    }

    /** The class itself first, then its superclass and so on, then the interfaces; without those that are missing. */
    Set<Shape> withSupertypes(Shape type) {
        Set<Shape> all = new LinkedHashSet<>();
        Deque<Shape> open = new ArrayDeque<>();
        open.push(type);
        while (!open.isEmpty()) {
            Shape next = open.pop();
            if (all.add(next)) {
                for (int i = next.parents().size() - 1; i >= 0; i--) {
                    Shape parent = find(next.parents().get(i));
                    if (parent != null) {
                        open.push(parent);
                    }
                }
            }
        }
        return all;
    }

    boolean isA(String type, String wanted) {
        Shape shape = find(type);
        return shape != null
                && withSupertypes(shape).stream().anyMatch(one -> one.name().equals(wanted));
    }

    /** The first abstract method that a concrete class inherits and nobody implements, as {@code type.method}; or null. */
    @Nullable
    String notImplemented(Shape concrete) {
        Set<Shape> types = withSupertypes(concrete);
        Set<String> implemented = new LinkedHashSet<>();
        for (Shape type : types) {
            type.members().forEach((member, access) -> {
                if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
                    implemented.add(member);
                }
            });
        }
        for (Shape type : types) {
            for (Map.Entry<String, Integer> member : type.members().entrySet()) {
                if (Shape.isMethod(member.getKey())
                        && (member.getValue() & Opcodes.ACC_ABSTRACT) != 0
                        && !implemented.contains(member.getKey())) {
                    return Names.ofClass(type.name()) + "." + Names.ofMember(member.getKey());
                }
            }
        }
        return null;
    }
}

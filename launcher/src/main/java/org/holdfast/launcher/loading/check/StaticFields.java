package org.holdfast.launcher.loading.check;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Judges the static fields of one class. A collection is judged by what the static initialiser calls last before it
 * stores it: the factories of the JDK that make unchangeable ones are known, anything else is doubtful.
 */
final class StaticFields {
    private static final Set<String> UNCHANGEABLE = Set.of(
            "java/util/List.of",
            "java/util/List.copyOf",
            "java/util/Set.of",
            "java/util/Set.copyOf",
            "java/util/Map.of",
            "java/util/Map.copyOf",
            "java/util/Map.ofEntries",
            "java/util/stream/Stream.toList");

    private final Shapes shapes;
    private final Findings findings;
    private final String type;
    private final boolean library;
    private final Set<String> collections = new HashSet<>();

    StaticFields(Shapes shapes, Findings findings, String type, boolean library) {
        this.shapes = shapes;
        this.findings = findings;
        this.type = type;
        this.library = library;
    }

    /** Compilers mark what they add as synthetic: {@code $assertionsDisabled}, {@code $VALUES}, switch maps. */
    void judge(int access, String name, String descriptor) {
        if ((access & Opcodes.ACC_STATIC) == 0 || (access & Opcodes.ACC_SYNTHETIC) != 0) {
            return;
        }
        String place = Names.ofClass(type) + "." + name;
        if ((access & Opcodes.ACC_FINAL) == 0) {
            if (library) {
                findings.warn(Concern.LIBRARY_STATIC, place);
            } else {
                findings.refuse("field " + place + " is static and not final, so a reload loses it;"
                        + " make it a field of an object that the module creates, or final");
            }
        } else if (library) {
            return;
        } else if (descriptor.startsWith("[")) {
            findings.warn(Concern.ARRAY, place);
        } else if (descriptor.startsWith("Ljava/util/concurrent/atomic/")) {
            findings.warn(Concern.ATOMIC, place);
        } else if (isCollection(descriptor)) {
            collections.add(name);
        }
    }

    private boolean isCollection(String descriptor) {
        if (!descriptor.startsWith("L")) {
            return false;
        }
        String name = Type.getType(descriptor).getInternalName();
        return shapes.isA(name, "java/util/Collection") || shapes.isA(name, "java/util/Map");
    }

    /** Watches the static initialiser. */
    MethodVisitor initialiser(MethodVisitor next) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            private @Nullable String producer;
            private boolean collectsUnchangeable;

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean inInterface) {
                producer = owner + "." + name;
                if (owner.equals("java/util/stream/Collectors")) {
                    collectsUnchangeable = name.startsWith("toUnmodifiable");
                }
                super.visitMethodInsn(opcode, owner, name, descriptor, inInterface);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (opcode == Opcodes.PUTSTATIC && collections.contains(name) && !isUnchangeable()) {
                    findings.warn(Concern.COLLECTION, Names.ofClass(type) + "." + name);
                }
                if (opcode == Opcodes.PUTSTATIC || opcode == Opcodes.GETSTATIC) {
                    producer = null;
                    collectsUnchangeable = false;
                }
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }

            /** Without a producer it is another name of something that has been judged where it was made. */
            private boolean isUnchangeable() {
                return producer == null
                        || UNCHANGEABLE.contains(producer)
                        || producer.startsWith("java/util/Collections.")
                        || (producer.equals("java/util/stream/Stream.collect") && collectsUnchangeable);
            }
        };
    }
}

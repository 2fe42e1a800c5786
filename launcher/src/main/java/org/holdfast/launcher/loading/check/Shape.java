package org.holdfast.launcher.loading.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class offers to others: its supertypes and members. Immutable. Refers to no class, so that those of the JDK
 * and the api may be kept for as long as the process lives.
 *
 * @param name as in class files, with {@code /}
 * @param access the flags of JVM specification 4.1
 * @param parents the superclass, if any, then the interfaces
 * @param members the flags of each field and method, by {@link #field} and {@link #method}
 */
record Shape(String name, int access, List<String> parents, Map<String, Integer> members) {
    static String method(String name, String descriptor) {
        return name + descriptor;
    }

    static String field(String name, String descriptor) {
        return name + ":" + descriptor;
    }

    static boolean isMethod(String member) {
        return member.indexOf('(') > 0;
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isConcrete() {
        return (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT)) == 0;
    }

    /** Of a class of the JDK or the api. Resolves, but does not initialise, the classes in its signatures. */
    static Shape of(Class<?> type) {
        List<String> parents = new ArrayList<>();
        if (type.getSuperclass() != null) {
            parents.add(Type.getInternalName(type.getSuperclass()));
        }
        for (Class<?> parent : type.getInterfaces()) {
            parents.add(Type.getInternalName(parent));
        }
        Map<String, Integer> members = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            members.put(method(method.getName(), Type.getMethodDescriptor(method)), method.getModifiers());
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            members.put(method("<init>", Type.getConstructorDescriptor(constructor)), constructor.getModifiers());
        }
        for (Field field : type.getDeclaredFields()) {
            members.put(field(field.getName(), Type.getDescriptor(field.getType())), field.getModifiers());
        }
        return new Shape(Type.getInternalName(type), type.getModifiers(), parents, members);
    }

    /** Of a class file. */
    static Shape of(ClassReader file) {
        List<String> parents = new ArrayList<>();
        parents.add(file.getSuperName());
        parents.addAll(List.of(file.getInterfaces()));
        Map<String, Integer> members = new HashMap<>();
        file.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] thrown) {
                        members.put(method(name, descriptor), access);
                        return null;
                    }

                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access, String name, String descriptor, String signature, Object value) {
                        members.put(field(name, descriptor), access);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return new Shape(file.getClassName(), file.getAccess(), parents, members);
    }
}

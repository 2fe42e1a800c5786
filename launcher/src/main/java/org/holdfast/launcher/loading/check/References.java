package org.holdfast.launcher.loading.check;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Follows what one method refers to: that it is there, and that it may be called. */
final class References extends MethodVisitor {
    private final Shapes shapes;
    private final Findings findings;
    private final Missing missing;
    private final String type;
    private final String method;
    private final boolean library;

    /** Told what a method needs and does not find. */
    interface Missing {
        void missing(String place, String what);
    }

    /** @param library not the author's own: what it keeps for each thread ends with the generation's thread */
    References(Shapes shapes, Findings findings, Missing missing, String type, String method, boolean library) {
        super(Opcodes.ASM9);
        this.shapes = shapes;
        this.findings = findings;
        this.missing = missing;
        this.type = type;
        this.method = method;
        this.library = library;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean inInterface) {
        callOf(owner, name, descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        fieldOf(owner, name, descriptor);
    }

    @Override
    public void visitTypeInsn(int opcode, String name) {
        typeOf(Type.getObjectType(name));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        typeOf(Type.getType(descriptor));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String caught) {
        if (caught != null) {
            typeOf(Type.getObjectType(caught));
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        handle(bootstrap);
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    private void constant(Object value) {
        if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            handle(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        } else if (value instanceof Type constant && constant.getSort() != Type.METHOD) {
            typeOf(constant);
        }
    }

    /** Method references are calls that somebody else makes. */
    private void handle(Handle handle) {
        if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
            fieldOf(handle.getOwner(), handle.getName(), handle.getDesc());
        } else {
            callOf(handle.getOwner(), handle.getName(), handle.getDesc());
        }
    }

    private void callOf(String owner, String name, String descriptor) {
        Shape shape = typeOf(Type.getObjectType(owner));
        if (shape == null) {
            return;
        }
        String declaring = shapes.declaring(shape, Shape.method(name, descriptor));
        if (declaring == null) {
            if (!hasAnySignature(owner)) {
                missing.missing(place(), "method " + Names.ofClass(owner) + "." + Names.ofMethod(name));
            }
            return;
        }
        String refused = Calls.refused(declaring, name);
        if (refused != null) {
            findings.refuse(place() + " calls " + simpleName(declaring) + "." + name + ", " + refused);
        }
        Concern concern = Calls.concern(declaring, name);
        if (concern != null && !(library && concern == Concern.THREAD_LOCAL)) {
            findings.warn(
                    concern, Names.ofClass(type) + " (" + simpleName(declaring) + "." + Names.ofMethod(name) + ")");
        }
    }

    /** The signature polymorphic methods of JVM specification 2.9.3. */
    private static boolean hasAnySignature(String owner) {
        return owner.equals("java/lang/invoke/MethodHandle") || owner.equals("java/lang/invoke/VarHandle");
    }

    private void fieldOf(String owner, String name, String descriptor) {
        Shape shape = typeOf(Type.getObjectType(owner));
        if (shape != null && shapes.declaring(shape, Shape.field(name, descriptor)) == null) {
            missing.missing(place(), "field " + Names.ofClass(owner) + "." + name);
        }
    }

    /** Null if it is missing, which has been said then, or an array. */
    private @Nullable Shape typeOf(Type named) {
        Type element = named.getSort() == Type.ARRAY ? named.getElementType() : named;
        if (element.getSort() != Type.OBJECT) {
            return null;
        }
        Shape shape = shapes.find(element.getInternalName());
        if (shape == null) {
            missing.missing(place(), Names.ofClass(element.getInternalName()));
        }
        return named.getSort() == Type.ARRAY ? null : shape;
    }

    private String place() {
        return Names.place(type, method);
    }

    private static String simpleName(String internal) {
        return internal.substring(internal.lastIndexOf('/') + 1);
    }
}

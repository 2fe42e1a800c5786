package org.holdfast.launcher.loading.fence;

import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns the calls by which a method looks up others by name into calls of {@link Lookups}. What is on the stack before and
 * after such a call stays the same, and so does its length: nothing else of the method changes.
 */
final class LookupCalls extends MethodVisitor {
    private static final String STAND_IN = Type.getInternalName(Lookups.class);

    private static final Set<String> REPLACED = Set.of(
            "java/lang/Class.getMethod",
            "java/lang/Class.getDeclaredMethod",
            "java/lang/Class.getMethods",
            "java/lang/Class.getDeclaredMethods",
            "java/lang/invoke/MethodHandles$Lookup.findStatic",
            "java/lang/invoke/MethodHandles$Lookup.findVirtual",
            "java/lang/invoke/MethodHandles$Lookup.bind");

    LookupCalls(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean inInterface) {
        if (opcode == Opcodes.INVOKEVIRTUAL && REPLACED.contains(owner + "." + name)) {
            String withReceiver = "(L" + owner + ";" + descriptor.substring(1);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STAND_IN, name, withReceiver, false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, inInterface);
        }
    }
}

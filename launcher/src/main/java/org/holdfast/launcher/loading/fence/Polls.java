package org.holdfast.launcher.loading.fence;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Adds to a class file the polls that let a {@link Fence} end its code: a call of {@link Fence#poll} at the entry of
 * every method, constructors and static initialisers included, and before every jump backwards.
 *
 * <p>A call without arguments and result changes neither the stack nor the local variables, and is allowed also before
 * {@code super()}. So the stack map frames stay as they are, nothing has to be computed, and no class has to be loaded
 * to compute it. The branch is inside {@link Fence#poll}, where the JIT inlines it.
 *
 * <p>Stateless; usable on any thread.
 */
public final class Polls {
    private static final String FENCE = Type.getInternalName(Fence.class);

    private Polls() {}

    /**
     * The class file with polls, and with {@link Lookups} in the place of the JDK's. A method that would no longer fit into the 64 KiB of JVM specification 4.7.3 stays as
     * it is, as does a class whose constant pool is full.
     *
     * @param left told the name of each class or method that stays without polls
     */
    public static byte[] add(byte[] classFile, Consumer<String> left) {
        Set<String> without = new HashSet<>();
        while (true) {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new PollingClass(writer, without), 0);
            try {
                return writer.toByteArray();
            } catch (MethodTooLargeException e) {
                without.add(e.getMethodName() + e.getDescriptor());
                left.accept(e.getClassName().replace('/', '.') + "." + e.getMethodName());
            } catch (ClassTooLargeException e) {
                left.accept(e.getClassName().replace('/', '.'));
                return classFile;
            }
        }
    }

    private static final class PollingClass extends ClassVisitor {
        private final Set<String> without;

        PollingClass(ClassVisitor next, Set<String> without) {
            super(Opcodes.ASM9, next);
            this.without = without;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            MethodVisitor next = new LookupCalls(super.visitMethod(access, name, descriptor, signature, thrown));
            return without.contains(name + descriptor) ? next : new PollingMethod(next);
        }
    }

    /** A label that was visited before the jump to it is behind: the jump closes a loop. */
    private static final class PollingMethod extends MethodVisitor {
        private final Set<Label> behind = new HashSet<>();

        PollingMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            poll();
        }

        @Override
        public void visitLabel(Label label) {
            behind.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            pollBefore(target);
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            pollBefore(otherwise, labels);
            super.visitTableSwitchInsn(min, max, otherwise, labels);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            pollBefore(otherwise, labels);
            super.visitLookupSwitchInsn(otherwise, keys, labels);
        }

        private void pollBefore(Label target, Label... others) {
            boolean back = behind.contains(target);
            for (Label other : others) {
                back |= behind.contains(other);
            }
            if (back) {
                poll();
            }
        }

        private void poll() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, FENCE, "poll", "()V", false);
        }
    }
}

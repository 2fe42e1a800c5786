package org.holdfast.launcher.loading.fence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import static org.assertj.core.api.Assertions.assertThat;

/** On class files that javac does not make. */
class PollsTest {
    private static final int MOST_CODE_BYTES = 65_535;

    @Test
    void a_method_that_has_no_room_stays_as_it_is_and_is_named() throws Exception {
        List<String> left = new ArrayList<>();

        byte[] polled = Polls.add(counting(MOST_CODE_BYTES - 4), left::add);

        assertThat(left).containsExactly("Generated.count");
        assertThat(polls(polled)).isEqualTo(2);
        assertThat(run(polled)).isEqualTo(7);
    }

    @Test
    void a_large_method_that_has_room_gets_its_polls() throws Exception {
        List<String> left = new ArrayList<>();

        byte[] polled = Polls.add(counting(MOST_CODE_BYTES - 40), left::add);

        assertThat(left).isEmpty();
        assertThat(polls(polled)).isEqualTo(4);
        assertThat(run(polled)).isEqualTo(7);
    }

    @Test
    void jumps_that_become_too_long_by_the_polls_are_lengthened() throws Exception {
        // The loop spans just less than the 32 KiB that a short jump reaches; its polls push it over.
        byte[] polled = Polls.add(counting(32_767), name -> {});

        assertThat(polls(polled)).isEqualTo(4);
        assertThat(run(polled)).isEqualTo(7);
    }

    @Test
    void old_class_files_without_frames_are_polled() throws Exception {
        byte[] polled = Polls.add(counting(100, Opcodes.V1_4), name -> {});

        assertThat(polls(polled)).isEqualTo(4);
        assertThat(run(polled)).isEqualTo(7);
    }

    @Test
    void abstract_methods_and_fields_stay() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE, "I", null, "java/lang/Object", null);
        type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "f", "()V", null, null)
                .visitEnd();
        type.visitEnd();

        assertThat(polls(Polls.add(type.toByteArray(), name -> {}))).isZero();
    }

    private static byte[] counting(int codeBytes) {
        return counting(codeBytes, Opcodes.V17);
    }

    /** {@code count} counts to 7 in a loop that is filled with nops, so that the method has so many bytes of code. */
    private static byte[] counting(int codeBytes, int version) {
        ClassWriter type = new ClassWriter(0);
        type.visit(version, Opcodes.ACC_PUBLIC, "Generated", null, "java/lang/Object", null);
        MethodVisitor run = type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()I", null, null);
        run.visitCode();
        run.visitMethodInsn(Opcodes.INVOKESTATIC, "Generated", "count", "()I", false);
        run.visitInsn(Opcodes.IRETURN);
        run.visitMaxs(1, 0);
        MethodVisitor same = type.visitMethod(Opcodes.ACC_STATIC, "other", "()V", null, null);
        same.visitCode();
        same.visitInsn(Opcodes.RETURN);
        same.visitMaxs(0, 0);
        MethodVisitor count = type.visitMethod(Opcodes.ACC_STATIC, "count", "()I", null, null);
        count.visitCode();
        count.visitInsn(Opcodes.ICONST_0);
        count.visitVarInsn(Opcodes.ISTORE, 0);
        Label top = new Label();
        Label end = new Label();
        count.visitLabel(top);
        frame(count, version);
        count.visitIincInsn(0, 1);
        for (int i = 0; i < codeBytes - 18; i++) {
            count.visitInsn(Opcodes.NOP);
        }
        count.visitVarInsn(Opcodes.ILOAD, 0);
        count.visitIntInsn(Opcodes.BIPUSH, 7);
        count.visitJumpInsn(Opcodes.IF_ICMPEQ, end);
        count.visitJumpInsn(Opcodes.GOTO, top);
        count.visitLabel(end);
        frame(count, version);
        count.visitVarInsn(Opcodes.ILOAD, 0);
        count.visitInsn(Opcodes.IRETURN);
        count.visitMaxs(2, 1);
        type.visitEnd();
        return type.toByteArray();
    }

    private static void frame(MethodVisitor method, int version) {
        if (version > Opcodes.V1_5) {
            method.visitFrame(Opcodes.F_FULL, 1, new Object[] {Opcodes.INTEGER}, 0, new Object[0]);
        }
    }

    private static int polls(byte[] classFile) {
        int[] polls = {0};
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String name, String descriptor, boolean itf) {
                                        polls[0] += name.equals("poll") ? 1 : 0;
                                    }
                                };
                            }
                        },
                        0);
        return polls[0];
    }

    private static @Nullable Object run(byte[] classFile) throws Exception {
        PolledLoader loader = new PolledLoader(Map.of("Generated", classFile), false);
        return loader.loadClass("Generated").getMethod("run").invoke(null);
    }
}

package org.holdfast.launcher.loading.check;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one class file and reports what is wrong with it. */
final class ClassCheck extends ClassVisitor {
    private final Shapes shapes;
    private final Findings findings;
    private final Shape shape;
    private final boolean library;
    private final String apiPackage;
    private final StaticFields statics;
    private boolean complete = true;

    private ClassCheck(Shapes shapes, Findings findings, Shape shape, boolean library, String api) {
        super(Opcodes.ASM9);
        this.shapes = shapes;
        this.findings = findings;
        this.shape = shape;
        this.library = library;
        this.apiPackage = api;
        this.statics = new StaticFields(shapes, findings, shape.name(), library);
    }

    /**
     * Whether everything that the class refers to is there. If not, that has been reported.
     *
     * @param library not the author's own: what it lacks it may never use
     * @param api what the names of the api's classes begin with
     */
    static boolean run(ClassReader file, Shapes shapes, Findings findings, Shape shape, boolean library, String api) {
        ClassCheck check = new ClassCheck(shapes, findings, shape, library, api);
        check.supertypes();
        if (check.complete) {
            file.accept(check, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        return check.complete;
    }

    private void supertypes() {
        for (String parent : shape.parents()) {
            if (shapes.find(parent) == null) {
                missing("class " + Names.ofClass(shape.name()), Names.ofClass(parent));
            }
        }
        String abstractMethod = complete && shape.isConcrete() ? shapes.notImplemented(shape) : null;
        if (abstractMethod != null) {
            report(
                    "class " + Names.ofClass(shape.name()) + " does not implement " + abstractMethod
                            + "; compile all of it again",
                    Names.ofClass(shape.name()) + " does not implement " + abstractMethod);
        }
    }

    private void missing(String place, String what) {
        String plain = what.substring(what.indexOf(' ') + 1);
        String remedy = plain.startsWith(apiPackage)
                ? ", which this server's api does not have; compile it against this version"
                : ", which is neither in the module, nor in the api, nor in the JDK modules that it sees";
        report(place + ", needs " + what + remedy, Names.ofClass(shape.name()) + " needs " + plain);
    }

    private void report(String refusal, String warning) {
        complete = false;
        if (library) {
            findings.warn(Concern.LIBRARY_LINK, warning);
        } else {
            findings.refuse(refusal);
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, String signature, Object value) {
        statics.judge(access, name, descriptor);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        MethodVisitor references = new References(shapes, findings, this::missing, shape.name(), name, library);
        return name.equals("<clinit>") ? statics.initialiser(references) : references;
    }
}

package org.holdfast.launcher.loading;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.proxy.host.ModuleLoadException;

/**
 * Looks at the first eight bytes of class files (JVM specification, section 4.1), so that what the JVM would say in
 * the middle of a game is said before the swap, with a remedy.
 */
final class ClassFiles {
    private static final int MAGIC = 0xCAFEBABE;

    /** Class files of Java N have the major version N + 44. */
    private static final int MAJOR_OF_JAVA_0 = 44;

    private static final int HEADER_BYTES = 8;

    private static final String SUFFIX = ".class";

    private ClassFiles() {}

    /** Passes over what is no class of the module, such as the variants of a multi-release jar. */
    static void check(String source, String path, byte[] bytes) throws ModuleLoadException {
        if (!isClass(path)) {
            return;
        }
        String name = className(path);
        if (path.startsWith(ApiClasses.PATH)) {
            throw new ModuleLoadException(source + " contains " + name
                    + ", a class of the api. A module uses the host's: give the api the scope 'provided'");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER_BYTES || header.getInt(0) != MAGIC) {
            throw new ModuleLoadException(
                    source + " is damaged: " + path + " is no class file. Is it still being written? Compile again");
        }
        int java = Short.toUnsignedInt(header.getShort(6)) - MAJOR_OF_JAVA_0;
        int here = Runtime.version().feature();
        if (java > here) {
            throw new ModuleLoadException("class " + name + " was compiled for Java " + java
                    + ", but this server runs on Java " + here + ". Compile it with --release " + here);
        }
    }

    /** The classes of a module by their names. */
    static Map<String, byte[]> in(CodeImage image) {
        Map<String, byte[]> classes = new HashMap<>();
        image.files().forEach((path, bytes) -> {
            if (isClass(path)) {
                classes.put(className(path), bytes);
            }
        });
        return classes;
    }

    private static boolean isClass(String path) {
        return path.endsWith(SUFFIX) && !path.startsWith("META-INF/") && !path.endsWith("module-info.class");
    }

    private static String className(String path) {
        return path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
    }
}

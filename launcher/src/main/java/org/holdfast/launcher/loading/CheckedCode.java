package org.holdfast.launcher.loading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.launcher.loading.check.CodeCheck;
import org.holdfast.proxy.host.ModuleLoadException;

/**
 * Checks code, and remembers by its fingerprint what passed and with which warnings: a rollback, or a second reload of
 * the same build, is not checked again. Usable on any thread, one check at a time.
 */
final class CheckedCode {
    /** Builds that are remembered. Each costs as much as its warnings. */
    private static final int MOST = 16;

    private final CodeCheck check = new CodeCheck(ApiClasses.PACKAGE);
    private final Map<String, List<String>> passed = new LinkedHashMap<>();

    /** The warnings, or the refusal. Leaves the classes linked if it had to look. */
    synchronized List<String> check(CodeImage image, String factory, ClassLoader loader, Set<String> unpolled)
            throws ModuleLoadException {
        List<String> known = passed.get(image.fingerprint());
        if (known != null) {
            return known;
        }
        CodeCheck.Code code = new CodeCheck.Code(image.source(), ClassFiles.in(image), factory);
        List<String> warnings = List.copyOf(check.check(code, loader, unpolled));
        if (passed.size() == MOST) {
            passed.remove(passed.keySet().iterator().next());
        }
        passed.put(image.fingerprint(), warnings);
        return warnings;
    }
}

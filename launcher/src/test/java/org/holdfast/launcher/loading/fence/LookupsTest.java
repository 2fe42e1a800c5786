package org.holdfast.launcher.loading.fence;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LookupsTest {
    private static final String REFUSAL = "which is too much; do something else";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Long.class.getMethod(\"parseLong\", String.class).invoke(null, \"7\")",
                "Long.class.getDeclaredMethod(\"parseLong\", String.class).invoke(null, \"7\")",
                "lookup.findStatic(Long.class, \"parseLong\", parse).invoke(\"7\")",
                "lookup.findVirtual(String.class, \"concat\", concat).invoke(\"\", \"7\")",
                "lookup.bind(\"\", \"concat\", concat).invoke(\"7\")"
            })
    void what_is_refused_cannot_be_looked_up(String code) throws Exception {
        assertThat(run(code, "")).isEqualTo("7");
        assertThatThrownBy(() -> run(code, REFUSAL))
                .hasCauseInstanceOf(SecurityException.class)
                .cause()
                .hasMessageMatching("a module may not look up java\\.lang\\.\\w+\\.\\w+, " + REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getMethods", "getDeclaredMethods"})
    void what_is_refused_is_not_listed(String list) throws Exception {
        String code = "java.util.Arrays.stream(Long.class." + list
                + "()).filter(method -> method.getName().equals(\"parseLong\")).count()";
        assertThat(run(code, "")).isNotEqualTo("0");
        assertThat(run(code, REFUSAL)).isEqualTo("0");
    }

    /** Runs code that parses or appends a 7 that it has looked up how to. */
    private static String run(String code, String refusal) throws Exception {
        PolledLoader loader = new PolledLoader(PolledLoader.compile("Looks", """
                import java.lang.invoke.MethodHandles;
                import java.lang.invoke.MethodType;
                public class Looks {
                    public static String run() throws Throwable {
                        MethodHandles.Lookup lookup = MethodHandles.lookup();
                        MethodType parse = MethodType.methodType(long.class, String.class);
                        MethodType concat = MethodType.methodType(String.class, String.class);
                        return String.valueOf((Object) CODE);
                    }
                }
                """.replace("CODE", code)), true);
        LookupRules.set(
                loader, (owner, method) -> method.equals("parseLong") || method.equals("concat") ? refusal : "");
        return String.valueOf(loader.loadClass("Looks").getMethod("run").invoke(null));
    }
}

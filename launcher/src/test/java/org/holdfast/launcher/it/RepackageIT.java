package org.holdfast.launcher.it;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The real build over the real running jar. Only when asked for by {@code holdfast.it.package}: it writes to the very
 * directories that the tests of a build are run from.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RepackageIT {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theJarIsBuiltAnewWhileTheServerRunsFromIt() throws Exception {
        String command = System.getProperty("holdfast.it.package", "");
        assumeTrue(!command.isEmpty(), "holdfast.it.package names no command that builds the jar");
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();

        Process build = new ProcessBuilder(List.of("bash", "-c", command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(build.waitFor(8, TimeUnit.MINUTES)).as("the build ended").isTrue();
        } finally {
            build.destroyForcibly();
        }
        assertThat(build.exitValue()).as("exit code of the build").isZero();

        Errands.run(lab, server, claim);
        process.sigterm();
        assertThat(process.awaitExit()).as("exit code").isZero();
    }
}

package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.api.Text;
import org.holdfast.proxy.host.SwapReport;
import org.holdfast.proxy.host.SwapResult;
import org.holdfast.proxy.host.SwapStep;

/** What is said to the one who asked for a swap. */
final class SwapWords implements SwapResult.Handler<Text> {
    /** Warnings; the log has all. */
    private static final int MOST_WARNINGS = 10;

    static Text stillIn(SwapStep step, Duration since, long done) {
        return done == 0
                ? Text.of("Still at it: {} ({} s)...", step.words(), since.toSeconds())
                : Text.of("Still at it: {} ({} s, {} so far)...", step.words(), since.toSeconds(), done);
    }

    @Override
    public Text reloaded(SwapResult.Reloaded result) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of(
                "Reloaded: generation {} is live. Pause {} ms, {} lines held.",
                result.generation(),
                millis(result.pause()),
                result.held()));
        addWarnings(result.report(), lines);
        return Text.lines(lines);
    }

    @Override
    public Text checked(SwapResult.Checked result) {
        SwapReport report = result.report();
        List<Text> lines = new ArrayList<>();
        lines.add(
                result.running() == 0
                        ? Text.of("Checked: this code can serve. No generation is running.")
                        : Text.of("Checked: this code can serve. Generation {} is still running.", result.running()));
        lines.add(Text.of(
                "{} records read, {} changes caught up with, {} turns rehearsed.",
                report.records(),
                report.changes(),
                report.rehearsedTurns()));
        lines.add(Text.of("Times: {}.", times(report)));
        addWarnings(report, lines);
        return Text.lines(lines);
    }

    @Override
    public Text failed(SwapResult.Failed result) {
        String reason = result.reason().replaceAll("[.\\s]+$", "");
        return result.running() == 0
                ? Text.of("Reload failed: {}. No generation is running.", reason)
                : Text.of("Reload failed: {}. Generation {} is still running.", reason, result.running());
    }

    private static void addWarnings(SwapReport report, List<Text> lines) {
        List<String> warnings = report.warnings();
        for (String warning : warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size()))) {
            lines.add(Text.of("Warning: {}.", warning));
        }
        if (warnings.size() > MOST_WARNINGS) {
            lines.add(Text.of("And {} more warnings, in the log.", warnings.size() - MOST_WARNINGS));
        }
    }

    private static String times(SwapReport report) {
        return report.times().entrySet().stream()
                .map(entry -> entry.getKey().words() + " " + millis(entry.getValue()) + " ms")
                .collect(Collectors.joining(", "));
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }
}

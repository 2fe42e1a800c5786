package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What building a generation took and brought to light.
 *
 * @param times of the steps that were taken, in their order
 * @param records that were read
 * @param changes that came meanwhile and were caught up with
 * @param rehearsedTurns of the warm-up
 * @param warnings for staff, a line each; the code may serve all the same
 */
public record SwapReport(
        Map<SwapStep, Duration> times, long records, long changes, int rehearsedTurns, List<String> warnings) {
    public static final SwapReport EMPTY = new SwapReport(Map.of(), 0, 0, 0, List.of());

    public SwapReport {
        Map<SwapStep, Duration> inOrder = new EnumMap<>(SwapStep.class);
        inOrder.putAll(times);
        times = Collections.unmodifiableMap(inOrder);
        warnings = List.copyOf(warnings);
    }
}

package org.holdfast.proxy.session;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.holdfast.api.Text;
import org.holdfast.proxy.host.Fault;

/** What {@code @faults} says. */
final class FaultWords {
    /** Lines; the numbers of older ones can be asked for. */
    private static final int MOST = 20;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FaultWords() {}

    /**
     * The latest, or the one whose number is asked for with its stack.
     *
     * @param faults in the order of their times
     */
    static Text answer(List<Fault> faults, String asked) {
        if (!asked.isEmpty()) {
            return faults.stream()
                    .filter(fault -> asked.equals(Long.toString(fault.number())))
                    .findFirst()
                    .map(FaultWords::whole)
                    .orElseGet(() -> Text.of(
                            "There is no fault {}; <command>@faults</command> lists those that there are.", asked));
        }
        if (faults.isEmpty()) {
            return Text.of("There are no faults.");
        }
        List<Fault> latest = faults.subList(Math.max(0, faults.size() - MOST), faults.size());
        return Text.lines(latest.stream().map(FaultWords::line).toList());
    }

    private static Text line(Fault fault) {
        String times = fault.count() > 1 ? " (" + fault.count() + " times)" : "";
        return Text.plain(fault.number() + ". " + TIME.format(fault.time()) + " generation " + fault.generation() + ": "
                + fault.what() + "; " + fault.handled() + times);
    }

    private static Text whole(Fault fault) {
        return Text.lines(List.of(
                line(fault),
                Text.plain(
                        fault.stack().isEmpty()
                                ? "It has no stack."
                                : fault.stack().strip())));
    }
}

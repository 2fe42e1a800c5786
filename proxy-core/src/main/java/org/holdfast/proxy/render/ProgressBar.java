package org.holdfast.proxy.render;

/**
 * {@code <progress>}: how much of something there is, within a line.
 *
 * @param percent 0 to 100, and neither unless it really is empty or full; -1 if it was not told in numbers
 */
record ProgressBar(String value, String max, String label, int percent) {
    private static final int LENGTH = 20;

    static ProgressBar of(Arguments arguments, Tag.Progress tag) {
        return of(arguments.in(tag.value()), arguments.in(tag.max()), arguments.in(tag.label()));
    }

    static ProgressBar of(String value, String max, String label) {
        return new ProgressBar(value, max, label, percent(value, max));
    }

    private static int percent(String value, String max) {
        try {
            double share = 100 * Double.parseDouble(value) / Double.parseDouble(max);
            if (Double.isNaN(share) || Double.isInfinite(share)) {
                return -1;
            }
            return share > 0 ? (int) Math.min(Math.max(share, 1), 100) : 0;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** For the eye. */
    String drawn() {
        if (percent < 0) {
            return inWords();
        }
        int full = percent == 0 ? 0 : Math.min(Math.max(percent * LENGTH / 100, 1), LENGTH);
        String before = label.isEmpty() ? "" : label + " ";
        return before + "[" + "#".repeat(full) + "-".repeat(LENGTH - full) + "] " + percent + "%";
    }

    /** For the ear. */
    String inWords() {
        String before = label.isEmpty() ? "" : label + ": ";
        return before + (percent < 0 ? value + " of " + max : percent + " percent");
    }
}

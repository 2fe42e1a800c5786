package org.holdfast.launcher;

import java.util.Locale;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.StoredAccounts;

/** A record as a line of JSON for operators and their scripts. Shows no credential, and moves no terminal. */
final class RecordLine {
    /** Controls that JSON allows in a string. Some terminals take U+009B for the start of an escape sequence. */
    private static final Pattern CONTROL = Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029]");

    private RecordLine() {}

    static String of(StoredRecord record) {
        StoredRecord shown = StoredAccounts.showable(record);
        String json = Doc.object()
                .put("namespace", shown.key().namespace())
                .put("key", shown.key().id())
                .put("version", shown.version())
                .put("doc", shown.doc())
                .build()
                .toJson();
        return CONTROL.matcher(json)
                .replaceAll(control -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) control.group().charAt(0)));
    }
}

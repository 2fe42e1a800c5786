package org.holdfast.proxy.audit;

import java.time.Instant;
import java.util.Locale;
import org.holdfast.api.Doc;

/**
 * One thing that happened.
 *
 * @param time when it was taken down, in ms
 * @param what one word, such as {@code login}
 * @param target to whom; may be empty
 * @param detail for people; may be empty
 */
public record AuditEntry(Instant time, AuditKind kind, String what, Actor actor, String target, String detail) {
    /** Characters of {@link #detail} that are kept. */
    public static final int MAX_DETAIL = 1_000;

    public AuditEntry {
        time = Instant.ofEpochMilli(time.toEpochMilli());
        if (detail.length() > MAX_DETAIL) {
            int end = Character.isHighSurrogate(detail.charAt(MAX_DETAIL - 1)) ? MAX_DETAIL - 1 : MAX_DETAIL;
            detail = detail.substring(0, end);
        }
    }

    Doc.Obj toDoc() {
        return Doc.object()
                .put("time", time.toEpochMilli())
                .put("kind", kind.word())
                .put("what", what)
                .put("account", actor.account())
                .put("name", actor.name())
                .put("address", actor.address())
                .put("target", target)
                .put("detail", detail)
                .build();
    }

    /** @throws RuntimeException if it is none */
    static AuditEntry fromDoc(Doc.Obj doc) {
        return new AuditEntry(
                Instant.ofEpochMilli(doc.integer("time")),
                AuditKind.parse(doc.string("kind")).orElseThrow(),
                doc.string("what"),
                new Actor(doc.string("account"), doc.string("name"), doc.string("address")),
                doc.string("target"),
                doc.string("detail"));
    }

    /** Whether somebody did it, or it was done to them: by name, in whatever case, or by the account's id. */
    boolean concerns(String who) {
        return actor.name().equalsIgnoreCase(who) || actor.account().equals(who) || target.equalsIgnoreCase(who);
    }

    /** Whether this is its kind, or what happened begins with it. */
    boolean isAbout(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return kind.word().equals(lower) || what.startsWith(lower);
    }

    /** The kind and the word alone. */
    @Override
    public String toString() {
        return "AuditEntry[" + kind.word() + " " + what + "]";
    }
}

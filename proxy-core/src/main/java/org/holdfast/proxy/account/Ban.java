package org.holdfast.proxy.account;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.api.Doc;

/**
 * Who is kept out, and until when. Immutable.
 *
 * @param reason for the one who is kept out and for staff; may be empty
 * @param by the staff member's name, or whatever else names who did it
 * @param until empty for a ban that lasts until it is lifted
 */
public record Ban(BanTarget target, String reason, String by, Instant since, Optional<Instant> until) {
    public Ban {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
    }

    /** Whether it still keeps anybody out. */
    public boolean holds(Instant now) {
        return until.isEmpty() || until.get().isAfter(now);
    }

    Doc.Obj toDoc() {
        Doc.Builder doc = Doc.object()
                .put("kind", target.kind().word())
                .put("value", target.value())
                .put("reason", reason)
                .put("by", by)
                .put("since", since.toString());
        until.ifPresent(end -> doc.put("until", end.toString()));
        return doc.build();
    }

    /** @throws RuntimeException if it is no ban's */
    static Ban fromDoc(Doc.Obj doc) {
        String until = doc.string("until", "");
        return new Ban(
                new BanTarget(kind(doc.string("kind")), doc.string("value")),
                doc.string("reason"),
                doc.string("by"),
                Instant.parse(doc.string("since")),
                until.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(until)));
    }

    private static BanTarget.Kind kind(String word) {
        for (BanTarget.Kind kind : BanTarget.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no such kind of ban");
    }

    /** Neither the address nor the name: they are players'. */
    @Override
    public String toString() {
        return "Ban[" + target.kind() + ", until " + until + "]";
    }
}

package org.holdfast.proxy.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.api.Doc;

/**
 * What staff have given to an account, or taken from it, beyond its role. Immutable.
 *
 * @param permissions what it may do, by names that the core or the game knows
 * @param mute whether it has lost its voice; one that is over is no different from none
 */
public record Standing(Set<String> permissions, Optional<Mute> mute) {
    static final Standing NOTHING = new Standing(Set.of(), Optional.empty());

    public Standing {
        permissions = Set.copyOf(permissions);
    }

    /**
     * The loss of a voice.
     *
     * @param until empty for until it is given back
     * @param reason for the player and for staff; may be empty
     * @param by the staff member's name
     */
    public record Mute(Optional<Instant> until, String reason, String by) {
        boolean holds(Instant now) {
            return until.isEmpty() || until.get().isAfter(now);
        }
    }

    Standing with(String permission) {
        Set<String> more = new TreeSet<>(permissions);
        more.add(permission);
        return new Standing(more, mute);
    }

    Standing without(String permission) {
        Set<String> fewer = new TreeSet<>(permissions);
        fewer.remove(permission);
        return new Standing(fewer, mute);
    }

    Standing with(Optional<Mute> newMute) {
        return new Standing(permissions, newMute);
    }

    Standing at(Instant now) {
        return with(mute.filter(held -> held.holds(now)));
    }

    Doc.Obj toDoc() {
        Doc.Builder doc = Doc.object().put("permissions", List.copyOf(new TreeSet<>(permissions)));
        mute.ifPresent(held -> {
            Doc.Builder muted = Doc.object().put("reason", held.reason()).put("by", held.by());
            held.until().ifPresent(end -> muted.put("until", end.toString()));
            doc.put("mute", muted.build());
        });
        return doc.build();
    }

    /** Throws what it will if the document is none of a standing. */
    static Standing fromDoc(Doc.Obj doc) {
        Optional<Mute> mute = doc.find("mute").map(Doc.Obj.class::cast).map(muted -> {
            String until = muted.string("until", "");
            return new Mute(
                    until.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(until)),
                    muted.string("reason"),
                    muted.string("by"));
        });
        return new Standing(Set.copyOf(doc.strings("permissions")), mute);
    }
}

package org.holdfast.proxy.account;

import java.util.Objects;

/**
 * What somebody has shown to log in. What staff are trusted with goes by it ({@link AccountService#withholds}), and whether
 * it still holds after the account got another password ({@link AccountService#stillHolds}). Immutable; no secret.
 *
 * @param kind the best that was shown
 * @param password which password the account had then, counted from 0
 * @param app what the application password is called; empty if it was none
 */
public record Proof(Kind kind, long password, String app) {
    /** From the weakest to the strongest. */
    public enum Kind {
        /** A password for one program, with a code or without: programs have no use for what staff may do. */
        APP_PASSWORD,
        /** The account's password. */
        PASSWORD,
        /** The account's password, and a code. */
        SECOND_FACTOR
    }

    public Proof {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(app, "app");
    }

    static Proof ofPassword(StoredAccount stored) {
        return new Proof(Kind.PASSWORD, stored.more().passwords(), "");
    }

    static Proof ofApp(StoredAccount stored, AppPassword app) {
        return new Proof(Kind.APP_PASSWORD, stored.more().passwords(), app.label());
    }

    /** With a code beside it. */
    public Proof withCode() {
        return kind == Kind.PASSWORD ? new Proof(Kind.SECOND_FACTOR, password, app) : this;
    }

    /** What somebody has shown who has put another password in the place of the one that was shown. */
    Proof renewed() {
        return new Proof(Kind.PASSWORD, password + 1, "");
    }

    /** Which is worth less; this one, if they are worth the same. */
    public Proof weaker(Proof other) {
        return other.kind.compareTo(kind) < 0 ? other : this;
    }
}

package org.holdfast.api;

/** Permissions that every host knows. A game may ask for others by names of its own. */
public final class Permissions {
    /** To change the world from within: builders and admins. */
    public static final String BUILD = "build";

    /** To change what belongs to other players: admins. */
    public static final String ADMINISTER = "administer";

    private Permissions() {}
}

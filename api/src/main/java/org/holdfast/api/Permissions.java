package org.holdfast.api;

/**
 * Permissions that every host knows. A game may ask for others by names of its own, which its
 * {@linkplain ModuleDescriptor#permissions() descriptor} lists so that staff can grant them.
 */
public final class Permissions {
    /** To change the world from within: builders and admins. */
    public static final String BUILD = "build";

    /** To change what belongs to other players: admins. */
    public static final String ADMINISTER = "administer";

    /** To keep order among players, and to read what they report: admins, and whoever is granted it. */
    public static final String MODERATE = "moderate";

    private Permissions() {}
}

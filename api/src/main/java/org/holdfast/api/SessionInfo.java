package org.holdfast.api;

import java.util.Objects;
import java.util.Set;

/**
 * What the core knows of a session: one player's presence in the world.
 *
 * @param id the session
 * @param account the account's lasting id
 * @param character the lasting id of the character that is played; the same at every login, also after the
 *     character was given another name
 * @param name the character's name as it is to be shown
 * @param permissions what the account may do, such as {@link Permissions#BUILD}. Only the core grants these
 * @param client what is known of the client
 * @param connections how many connections show the session: 0 while it is link-dead, more than 1 when it is shared
 * @param muted whether staff have taken the player's voice: what the player says is not to reach other players
 */
public record SessionInfo(
        SessionId id,
        String account,
        String character,
        String name,
        Set<String> permissions,
        ClientInfo client,
        int connections,
        boolean muted) {
    public SessionInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(character, "character");
        Objects.requireNonNull(name, "name");
        permissions = Set.copyOf(permissions);
        Objects.requireNonNull(client, "client");
        if (connections < 0) {
            throw new IllegalArgumentException("connections must not be negative: " + connections);
        }
    }

    /** A session whose player can be heard. */
    public SessionInfo(
            SessionId id,
            String account,
            String character,
            String name,
            Set<String> permissions,
            ClientInfo client,
            int connections) {
        this(id, account, character, name, permissions, client, connections, false);
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }
}

package org.holdfast.proxy.account;

import java.util.Objects;

/**
 * A character that an account can play.
 *
 * @param id lasting; what the world knows it by
 * @param name as it is shown
 */
public record CharacterRef(String id, String name) {
    public CharacterRef {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}

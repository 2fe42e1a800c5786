package org.holdfast.proxy.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An account as it was when it was read; holds no credential. Immutable.
 *
 * @param id lasting and random, whatever becomes of the name
 * @param name as its owner typed it when creating it
 * @param role what it is trusted with
 * @param locked whether it is barred from logging in
 * @param characters what it can play; at least one
 * @param created when
 * @param preferences what its owner has set for the eyes or ears: words by the names of settings, of which this package
 *     knows no more
 */
public record Account(
        String id,
        String name,
        Role role,
        boolean locked,
        List<CharacterRef> characters,
        Instant created,
        Map<String, String> preferences) {
    public Account {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        characters = List.copyOf(characters);
        if (characters.isEmpty()) {
            throw new IllegalArgumentException("account " + id + " has no character");
        }
        Objects.requireNonNull(created, "created");
        preferences = Map.copyOf(preferences);
    }

    /** What a module is told that the account may do. */
    public Set<String> permissions() {
        return role.permissions();
    }

    /** Its own, and those of its characters. */
    List<String> names() {
        return Stream.concat(Stream.of(name), characters.stream().map(CharacterRef::name))
                .distinct()
                .toList();
    }

    Account withCharacters(List<CharacterRef> newCharacters) {
        return new Account(id, name, role, locked, newCharacters, created, preferences);
    }

    /** Likewise its character of the same name. */
    Account withName(String newName) {
        List<CharacterRef> renamed = characters.stream()
                .map(character -> character.name().equals(name) ? new CharacterRef(character.id(), newName) : character)
                .toList();
        return new Account(id, newName, role, locked, renamed, created, preferences);
    }

    Account withRole(Role newRole) {
        return new Account(id, name, newRole, locked, characters, created, preferences);
    }

    Account withLocked(boolean newLocked) {
        return new Account(id, name, role, newLocked, characters, created, preferences);
    }

    /** @param word empty for the setting to be as if it had never been set */
    Account withPreference(String setting, String word) {
        Map<String, String> changed = new LinkedHashMap<>(preferences);
        if (word.isEmpty()) {
            changed.remove(setting);
        } else {
            changed.put(setting, word);
        }
        return new Account(id, name, role, locked, characters, created, changed);
    }

    /** The id alone: names of players do not belong into logs. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}

package org.holdfast.proxy.account;

import java.util.Arrays;
import java.util.Locale;
import org.holdfast.api.Permissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTest {
    @Test
    void aRoleGrantsWhatTheOnesBeforeItGrant() {
        assertThat(Role.PLAYER.permissions()).isEmpty();
        assertThat(Role.BUILDER.permissions()).containsExactlyInAnyOrder(Permissions.BUILD);
        assertThat(Role.ADMIN.permissions())
                .containsExactlyInAnyOrder(Permissions.BUILD, Permissions.MODERATE, Permissions.ADMINISTER);
        for (Role lower : Role.values()) {
            Arrays.stream(Role.values())
                    .filter(role -> role.atLeast(lower))
                    .forEach(role -> assertThat(role.permissions()).containsAll(lower.permissions()));
        }
    }

    @Test
    void rolesAreOrdered() {
        assertThat(Role.ADMIN.atLeast(Role.BUILDER)).isTrue();
        assertThat(Role.BUILDER.atLeast(Role.BUILDER)).isTrue();
        assertThat(Role.PLAYER.atLeast(Role.BUILDER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsReadAsItIsShown(Role role) {
        assertThat(Role.parse(role.word())).contains(role);
        assertThat(Role.parse(role.word().toUpperCase(Locale.ROOT))).contains(role);
    }

    @Test
    void anUnknownWordIsNoRole() {
        assertThat(Role.parse("wizard")).isEmpty();
        assertThat(Role.parse("")).isEmpty();
    }
}

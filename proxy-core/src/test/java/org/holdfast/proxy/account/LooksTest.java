package org.holdfast.proxy.account;

import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LooksTest {
    @ParameterizedTest
    @CsvSource({
        "Alice, AIice", // a capital i
        "alice, AIice",
        "ALICE, A1ice",
        "Alice, A1ice",
        "Alice, ALlCE", // a small l among capitals
        "Admin, Adm1n",
        "Mallory, MaIIory", // a letter that the table changes, and a capital i
        "Orion, 0rion",
        "Mam, Marn",
        "MAM, marn",
        "Will, Vvill",
        "Sam, 5am",
        "Moss, Mo5s",
        "coco, \u0441\u043e\u0441\u043e", // all Cyrillic
        "Coco, \u0421\u043e\u0441\u043e",
        "ANNA, \u0391\u03bd\u03bd\u03b1", // Greek, alike in capitals
        "Ian, Lan",
    })
    void namesThatLookAlikeHaveALookInCommon(String one, String other) {
        assertThat(Collections.disjoint(Looks.of(one), Looks.of(other))).isFalse();
        assertThat(Collections.disjoint(Looks.of(other), Looks.of(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ann, Anna",
        "Mara, Nara",
        "Bill, Will",
        "Elia, Ella",
        "Zoe, Zo\u00eb",
        "Clara, Dara",
        "Maria, Mario",
        "Bot1, Bot2",
        "Bot1, Bot11",
        "\u041e\u043b\u0435\u0433, \u041e\u043b\u044c\u0433\u0430",
        "\u82b1\u5b50, \u82b1\u5b63",
    })
    void ordinaryNamesAreToldApart(String one, String other) {
        assertThat(Looks.of(one)).doesNotContainAnyElementsOf(Looks.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Adm1n", "AdmIn", "ADMlN", "rnoderator", "R00t", "5ystem", "0perator", "Sy5tern"})
    void whatLooksLikeStaffIsTheOperatorsToGive(String name) {
        Set<String> looks = Looks.of(name);
        assertThat(NameRules.looksReserved(looks, false)).isTrue();
        assertThat(NameRules.looksReserved(looks, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorneone", "Y0u", "everyb0dy"})
    void whatLooksLikeAWordOfCommandsIsNobodys(String name) {
        assertThat(NameRules.looksReserved(Looks.of(name), false)).isTrue();
        assertThat(NameRules.looksReserved(Looks.of(name), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nova", "Ann", "Admira", "Hosta", "Ruth", "Rosa", "Estelle", "Noel", "Yves", "Al", "Ali"})
    void ordinaryNamesDoNotLookReserved(String name) {
        assertThat(NameRules.looksReserved(Looks.of(name), false)).isFalse();
    }
}

package org.holdfast.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class DocTest {
    private static final Doc.Obj LAMP = Doc.object()
            .put("name", "a lamp")
            .put("oil", 12)
            .put("weight", 0.5)
            .put("lit", true)
            .put("words", List.of("lamp", "lantern"))
            .put("place", Doc.object().put("room", "#3").build())
            .build();

    @Test
    void membersAreReadByKind() {
        assertThat(LAMP.string("name")).isEqualTo("a lamp");
        assertThat(LAMP.integer("oil")).isEqualTo(12);
        assertThat(LAMP.find("weight")).contains(new Doc.Real(0.5));
        assertThat(LAMP.bool("lit", false)).isTrue();
        assertThat(LAMP.strings("words")).containsExactly("lamp", "lantern");
        assertThat(LAMP.object("place").string("room")).isEqualTo("#3");
    }

    @Test
    void membersThatAreMissingHaveTheirDefaults() {
        assertThat(LAMP.string("colour", "brass")).isEqualTo("brass");
        assertThat(LAMP.integer("wicks", 1)).isEqualTo(1);
        assertThat(LAMP.bool("broken", true)).isTrue();
        assertThat(LAMP.items("inside")).isEmpty();
        assertThat(LAMP.strings("inside")).isEmpty();
        assertThat(LAMP.object("owner")).isEqualTo(Doc.Obj.EMPTY);
        assertThat(LAMP.find("owner")).isEmpty();
    }

    @Test
    void aMemberOfAnotherKindIsNamedAndItsContentIsNot() {
        Doc.Obj diary = Doc.object()
                .put("entry", "a secret")
                .put("pages", List.of("a secret"))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> diary.integer("entry"))
                .withMessage("member 'entry' should be a whole number but is a string");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diary.object("pages"))
                .withMessage("member 'pages' should be an object but is an array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diary.string("date"))
                .withMessage("member 'date' should be a string but is missing");
        Doc.Obj mixed = Doc.object()
                .put("pages", new Doc.Arr(List.of(new Doc.Str("one"), new Doc.Int(2))))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mixed.strings("pages"))
                .withMessage("member 'pages' has an item that should be a string but is a whole number");
    }

    @Test
    void theOrderOfMembersIsKeptAndDoesNotCount() {
        Doc.Obj one = Doc.object().put("b", 1).put("a", 2).build();
        Doc.Obj other = Doc.object().put("a", 2).put("b", 1).build();

        assertThat(one.toJson()).isEqualTo("{\"b\":1,\"a\":2}");
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void nothingChangesADocumentThatWasMade() {
        Map<String, Doc> members = new LinkedHashMap<>(Map.of("a", new Doc.Int(1)));
        List<Doc> items = new ArrayList<>(List.of(new Doc.Int(1)));
        Doc.Obj object = new Doc.Obj(members);
        Doc.Arr array = new Doc.Arr(items);
        Doc.Builder builder = Doc.object().put("a", 1);
        Doc.Obj built = builder.build();

        members.put("b", new Doc.Int(2));
        items.add(new Doc.Int(2));
        builder.put("b", 2);

        assertThat(object.toJson()).isEqualTo("{\"a\":1}");
        assertThat(array.toJson()).isEqualTo("[1]");
        assertThat(built.toJson()).isEqualTo("{\"a\":1}");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> object.members().clear());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersAreFinite(double number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Doc.Real(number));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.object().put("n", number).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ude00\ud83d", "\ud83dx"})
    void halfACharacterIsNoText(String half) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Doc.Str(half));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.object().put(half, 1).build());
    }

    @Test
    void nothingInADocumentIsNull() {
        Map<String, Doc> members = new LinkedHashMap<>();
        members.put("a", null);
        assertThatNullPointerException().isThrownBy(() -> new Doc.Obj(members)).withMessage("a");
    }

    @Test
    void whatIsBuiltIsNoDeeperThanWhatCanBeRead() {
        Doc deep = new Doc.Int(1);
        for (int i = 0; i < Doc.MAX_DEPTH; i++) {
            deep = i % 2 == 0 ? new Doc.Arr(List.of(deep)) : new Doc.Obj(Map.of("a", deep));
        }
        Doc deepest = deep;

        assertThat(Doc.parse(deepest.toJson())).isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Doc.Arr(List.of(deepest)))
                .withMessage("a document is nested at most 64 deep");
        assertThatIllegalArgumentException().isThrownBy(() -> new Doc.Obj(Map.of("a", deepest)));
    }
}

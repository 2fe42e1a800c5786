package org.holdfast.world.thing;

import java.util.List;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UpgradesTest {
    private final Upgrades upgrades = new Upgrades(List.of(
            old -> Doc.object().put("title", old.string("name")).build(),
            old -> Doc.object().put("caption", old.string("title") + "!").build()));

    private static StoredRecord record(int version, String member) {
        return new StoredRecord(
                new RecordKey("thing", "#1"),
                version,
                Doc.object().put(member, "x").build());
    }

    @Test
    void everyOlderShapeBecomesTheNewest() {
        assertThat(upgrades.version()).isEqualTo(3);
        assertThat(upgrades.upgrade(record(1, "name")).string("caption")).isEqualTo("x!");
        assertThat(upgrades.upgrade(record(2, "title")).string("caption")).isEqualTo("x!");
        assertThat(upgrades.upgrade(record(3, "caption")).string("caption")).isEqualTo("x");
    }

    @Test
    void aNewerShapeIsRefused() {
        assertThatThrownBy(() -> upgrades.upgrade(record(4, "name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thing/#1")
                .hasMessageContaining("version 4")
                .hasMessageContaining("up to 3");
    }
}

package org.holdfast.world.diku;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A world that nobody here wrote is read whole; each of its files ends with a record that only marks the end. */
class SharedWorldTest {
    @Test
    void the_tinyworld_is_read_whole() throws IOException {
        DikuFolder folder = new DikuFolder(SharedWorld.files(), Optional.empty(), path -> {});
        DikuWorld world = folder.read();

        assertThat(world.rooms()).hasSize(657);
        assertThat(world.mobiles()).hasSize(150);
        assertThat(world.items()).hasSize(253);
        assertThat(world.zones()).hasSize(23);
        assertThat(world.shops()).hasSize(17);
        assertThat(world.rooms().stream().mapToInt(room -> room.exits().size()).sum())
                .isEqualTo(1529);
        assertThat(world.zones().stream().mapToInt(zone -> zone.resets().size()).sum())
                .isEqualTo(709);
        assertThat(folder.notes())
                .extracting(Note::reason)
                .allMatch(reason -> reason.contains("not imported") || reason.contains("was ignored"));
    }
}

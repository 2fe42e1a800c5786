package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes on disk change by themselves. What is read then is exactly what was there after one of the turns, and not
 * before the last but one; or it is refused, by a line that names the file.
 *
 * <p>The property {@code holdfast.flips} says how many random flips; 100000 for the long form.
 */
class DamageTest {
    private static final int TURNS = 90;
    private static final StoreLimits LIMITS = new StoreLimits(1 << 20, 1 << 20, 3_000, 1 << 20, 1 << 20);

    @TempDir
    Path directory;

    private final Quiet quiet = new Quiet();
    private MemoryFiles files = new MemoryFiles();
    private String lastSegment = "";
    private int lastFrame;
    private int end;

    @AfterEach
    void loud() {
        quiet.close();
    }

    /** A checkpoint in the middle, some segments above it, and no clean end. */
    @BeforeEach
    void writeStore() throws Exception {
        Path original = directory.resolve("original");
        try (Store store = Store.open(StoreOptions.of(original).withLimits(LIMITS))) {
            for (int i = 1; i <= TURNS; i++) {
                store.whenDurable(store.append(Records.numbered(i)))
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS);
                if (i == TURNS / 3) {
                    store.checkpoint().toCompletableFuture().get(60, TimeUnit.SECONDS);
                }
            }
            files = MemoryFiles.of(original);
        }
        List<String> segments = files.list(original).stream()
                .filter(name -> FileNames.journalSequence(name).isPresent())
                .sorted()
                .toList();
        assertThat(segments).hasSizeGreaterThan(2);
        lastSegment = segments.get(segments.size() - 1);
        findLastFrame();
    }

    private void findLastFrame() throws IOException {
        try (SegmentReader reader = new SegmentReader(files, Path.of(lastSegment))) {
            long offset = SegmentHeader.SIZE;
            while (reader.frame(offset, reader.size()).isPresent()) {
                lastFrame = (int) offset;
                offset = reader.frame(offset, reader.size()).orElseThrow().end(offset);
            }
            end = (int) offset;
        }
    }

    @Test
    void undamagedEverythingIsThere() {
        assertThat(readAll()).isEqualTo(TURNS);
    }

    @Test
    void aLastFrameWithAnyByteChangedIsCut() throws Exception {
        byte[] intact = files.get(lastSegment);
        Random random = new Random(1);
        for (int at = lastFrame; at < end; at++) {
            byte[] damaged = intact.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            files.set(lastSegment, damaged);
            assertThat(readAll())
                    .as("byte %d of the last frame", at - lastFrame)
                    .isEqualTo(TURNS - 1);
        }
    }

    @Test
    void aLastFrameCutAnywhereIsCut() throws Exception {
        byte[] intact = files.get(lastSegment);
        for (int length = lastFrame; length < end; length++) {
            files.set(lastSegment, Arrays.copyOf(intact, length));
            assertThat(readAll()).isEqualTo(TURNS - 1);
            files.set(lastSegment, Arrays.copyOf(Arrays.copyOf(intact, length), intact.length));
            assertThat(readAll()).isBetween(TURNS - 1L, (long) TURNS);
        }
    }

    @Test
    void aStoreWithATornTailGoesOn() throws Exception {
        byte[] intact = files.get(lastSegment);
        files.set(lastSegment, Arrays.copyOf(intact, end - 1));
        for (int life = 0; life < 3; life++) {
            try (Store store = Store.open(options())) {
                assertThat(store.append(Records.numbered(TURNS + life))).isEqualTo(TURNS + life);
                store.whenDurable(TURNS + life).toCompletableFuture().get(60, TimeUnit.SECONDS);
                files = files.afterPowerCut(new Random(life));
            }
        }
        assertThat(readAll()).isEqualTo(TURNS + 2);
    }

    @Test
    void aFlipAnywhereIsFoundOrDoesNoHarm() throws Exception {
        int flips = Integer.getInteger("holdfast.flips", 1000);
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> names = files.list(directory).stream()
                .filter(name -> !name.equals(FileNames.LOCK))
                .toList();
        int refused = 0;
        for (int flip = 0; flip < flips; flip++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] intact = files.get(name);
            byte[] damaged = intact.clone();
            int at = flip % 4 == 0 ? random.nextInt(damaged.length) : anyNotZero(damaged, random);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            files.set(name, damaged);
            long position = readAll();
            refused += position == REFUSED ? 1 : 0;
            assertThat(position)
                    .as("flip %d at %d of %s, seed %d", flip, at, name, seed)
                    .matches(p -> p == REFUSED || p == TURNS || p == TURNS - 1);
            files.set(name, intact);
        }
        assertThat(refused).isPositive();
    }

    /** Most of a file is room that is not used yet; what counts is elsewhere. */
    private static int anyNotZero(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        while (bytes[at] == 0) {
            at = at == 0 ? bytes.length - 1 : at - 1;
        }
        return at;
    }

    @Test
    void aMissingFileIsRefused() throws Exception {
        for (String name : files.list(directory)) {
            boolean counts = FileNames.journalSequence(name).isPresent() && !name.equals(lastSegment);
            if (counts || FileNames.checkpointSequence(name).isPresent()) {
                MemoryFiles without = files.afterPowerCut(new Random(0));
                without.delete(Path.of(name));
                MemoryFiles all = files;
                files = without;
                assertThat(readAll()).as("without %s", name).isEqualTo(REFUSED);
                files = all;
            }
        }
    }

    private static final long REFUSED = -1;

    /** Reads all there is, in both ways; returns the position, after a look at whether it all fits. */
    private long readAll() {
        try (StoppedStore store = StoppedStore.open(options())) {
            Map<String, Long> expected = Records.afterNumbered(store.position());
            assertThat(Records.contents(store)).isEqualTo(expected);
            Map<String, Long> found = new TreeMap<>();
            expected.keySet()
                    .forEach(id -> store.get(Records.key(id))
                            .ifPresent(record -> found.put(id, record.doc().integer("value"))));
            assertThat(found).isEqualTo(expected);
            return store.position();
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining(directory.toString()).hasMessageMatching("[^\\n]+");
            return REFUSED;
        } catch (DamagedException e) {
            assertThat(e).hasMessageContaining(directory.toString()).hasMessageContaining("restore");
            return REFUSED;
        }
    }

    private StoreOptions options() {
        return StoreOptions.of(directory).withLimits(LIMITS).withFiles(files);
    }
}

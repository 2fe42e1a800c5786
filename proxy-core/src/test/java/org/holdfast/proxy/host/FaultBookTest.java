package org.holdfast.proxy.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class FaultBookTest {
    private final TreeMap<Long, Fault> kept = new TreeMap<>();
    private final FaultBook book = book(List.of());

    private FaultBook book(List<Fault> known) {
        return new FaultBook(known, new FaultBook.Keeper() {
            @Override
            public void keep(Fault fault) {
                kept.put(fault.number(), fault);
            }

            @Override
            public void forget(long number) {
                kept.remove(number);
            }
        });
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static Fault failed(FaultBook book, long second, String where) {
        return book.add(at(second), 1, Fault.Kind.TURN_FAILED, where, "", "undone");
    }

    @Test
    void whatComesAgainIsCounted() {
        for (int i = 0; i < 1_000; i++) {
            failed(book, i, "at a");
        }
        failed(book, 1_000, "at b");
        failed(book, 1_001, "at a");
        assertThat(book.all())
                .extracting(Fault::number, Fault::detail, Fault::count, Fault::time)
                .containsExactly(tuple(2L, "at b", 1L, at(1_000)), tuple(1L, "at a", 1_001L, at(1_001)));
    }

    @Test
    void theOldestIsForgotten() {
        for (int i = 0; i < FaultBook.MOST; i++) {
            failed(book, i, "at " + i);
        }
        failed(book, 1_000, "at 0");
        failed(book, 1_001, "at last");
        assertThat(book.all())
                .hasSize(FaultBook.MOST)
                .extracting(Fault::detail)
                .contains("at 0")
                .doesNotContain("at 1");
        assertThat(kept.values()).containsExactlyInAnyOrderElementsOf(book.all());
    }

    @Test
    void thoseOfAnEarlierProcessAreShownButNotCountedOn() {
        failed(book, 1, "at a");
        FaultBook next = book(new ArrayList<>(kept.values()));
        failed(next, 2, "at a");
        assertThat(next.all()).extracting(Fault::number, Fault::count).containsExactly(tuple(1L, 1L), tuple(2L, 1L));
    }

    @Test
    void faultsComeThroughRecordsAsTheyWere() {
        Fault fault = new Fault(
                7, Instant.ofEpochMilli(1_234), 3, Fault.Kind.TURN_HUNG, "of Input at x", "\n    at x", "fenced", 2);
        assertThat(FaultRecord.read(FaultRecord.of(fault))).contains(fault);
        assertThat(FaultRecord.read(Rig.record("fault-x", 1))).isEmpty();
    }

    @Test
    void staffAreToldOfTheFirstAndThenSparingly() {
        FaultNotices notices = new FaultNotices();
        assertThat(notices.isDue(failed(book, 0, "at a"))).isTrue();
        assertThat(notices.isDue(failed(book, 59, "at a"))).isFalse();
        assertThat(notices.isDue(failed(book, 60, "at a"))).isTrue();
        int told = 0;
        for (int i = 0; i < 50; i++) {
            told += notices.isDue(failed(book, 100, "at " + i)) ? 1 : 0;
        }
        assertThat(told).isEqualTo(5);
        Fault grave = book.add(at(100), 1, Fault.Kind.TURN_HUNG, "", "", "");
        assertThat(notices.isDue(grave)).as("players had to wait for it").isTrue();
    }
}

package org.holdfast.proxy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.holdfast.api.Doc;
import org.holdfast.proxy.audit.Actor;
import org.holdfast.proxy.audit.AuditBook;
import org.holdfast.proxy.audit.AuditEntry;
import org.holdfast.proxy.audit.AuditKind;
import org.holdfast.proxy.audit.AuditOptions;
import org.holdfast.proxy.audit.AuditPage;
import org.holdfast.proxy.audit.AuditQuery;
import org.holdfast.proxy.audit.AuditRecords;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log in a real store. */
@Timeout(60)
class StoredAuditTest {
    private static final Actor VEGA = Actor.of("id-vega", "Vega", InetAddress.getLoopbackAddress());
    private static final Actor NOVA = new Actor("id-nova", "Nova", "192.0.2.7");
    private static final AuditQuery ALL = new AuditQuery("", "", "", Instant.MIN, Instant.MAX, 0, 100);

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

    /** A store with its log; closed together. */
    private final class Open implements AutoCloseable {
        private final Store store;
        private final AuditBook book;

        Open(AuditOptions options) throws StoreException {
            store = Store.open(StoreOptions.of(folder.resolve("store")));
            book = new AuditBook(new StoredAudit(store), options, () -> now);
        }

        void record(AuditKind kind, String what, Actor actor, String target, String detail) throws Exception {
            book.record(kind, what, actor, target, detail).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }

        AuditPage search(AuditQuery query) throws Exception {
            return book.search(query).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }

        List<String> details(AuditQuery query) throws Exception {
            return search(query).entries().stream().map(AuditEntry::detail).toList();
        }

        @Override
        public void close() {
            book.close();
            store.close();
        }
    }

    @Test
    void whatWasRecordedIsThereAfterARestartWithWhoWhatWhenAndFromWhere() throws Exception {
        try (Open open = new Open(AuditOptions.DEFAULTS)) {
            open.record(AuditKind.STAFF, "role", NOVA, "Vega", "builder");
        }
        now = now.plusSeconds(60);
        try (Open open = new Open(AuditOptions.DEFAULTS)) {
            open.record(AuditKind.STAFF, "boot", NOVA, "Vega", "later");
            assertThat(open.search(ALL).entries())
                    .containsExactly(
                            new AuditEntry(
                                    Instant.parse("2026-11-24T10:00:00Z"),
                                    AuditKind.STAFF,
                                    "role",
                                    NOVA,
                                    "Vega",
                                    "builder"),
                            new AuditEntry(
                                    Instant.parse("2026-11-24T10:01:00Z"),
                                    AuditKind.STAFF,
                                    "boot",
                                    NOVA,
                                    "Vega",
                                    "later"));
        }
    }

    @Test
    void itIsSearchedByWhoWhatWhenAndFromWhere() throws Exception {
        try (Open open = new Open(AuditOptions.DEFAULTS)) {
            Instant start = now;
            open.record(AuditKind.LOGIN, "login", VEGA, "", "1");
            now = start.plusSeconds(10);
            open.record(AuditKind.LOGIN, "login-failed", Actor.unknown(InetAddress.getByName("192.0.2.9")), "", "2");
            now = start.plusSeconds(20);
            open.record(AuditKind.STAFF, "mute", NOVA, "Vega", "3");

            assertThat(open.details(ALL)).containsExactly("1", "2", "3");
            assertThat(open.details(query("vega", "", ""))).containsExactly("1", "3");
            assertThat(open.details(query("id-nova", "", ""))).containsExactly("3");
            assertThat(open.details(query("", "login", ""))).containsExactly("1", "2");
            assertThat(open.details(query("", "login-f", ""))).containsExactly("2");
            assertThat(open.details(query("", "staff", ""))).containsExactly("3");
            assertThat(open.details(query("", "", "192.0.2."))).containsExactly("2", "3");
            assertThat(open.details(new AuditQuery("", "", "", start.plusSeconds(5), start.plusSeconds(15), 0, 100)))
                    .containsExactly("2");
            AuditPage second = open.search(new AuditQuery("", "", "", Instant.MIN, Instant.MAX, 1, 1));
            assertThat(second.matches()).isEqualTo(3);
            assertThat(second.entries()).extracting(AuditEntry::detail).containsExactly("2");
        }
    }

    @Test
    void theOldestOfAKindGoAndNoOtherKindPushesThemOut() throws Exception {
        AuditOptions three = new AuditOptions(Duration.ZERO, 3);
        try (Open open = new Open(three)) {
            open.record(AuditKind.STAFF, "ban", NOVA, "Vega", "kept");
            for (int i = 1; i <= 10; i++) {
                open.record(
                        AuditKind.LOGIN, "login-failed", Actor.unknown(InetAddress.getLoopbackAddress()), "", "" + i);
            }
            assertThat(open.details(ALL)).containsExactlyInAnyOrder("kept", "8", "9", "10");
            assertThat(open.store.records()).isEqualTo(4);
        }
        try (Open open = new Open(new AuditOptions(Duration.ZERO, 2))) {
            assertThat(open.details(ALL)).containsExactlyInAnyOrder("kept", "9", "10");
            open.record(AuditKind.LOGIN, "login", VEGA, "", "11");
            assertThat(open.details(ALL)).containsExactlyInAnyOrder("kept", "10", "11");
        }
    }

    @Test
    void whatIsTooOldGoes() throws Exception {
        try (Open open = new Open(new AuditOptions(Duration.ofDays(1), 100))) {
            open.record(AuditKind.STAFF, "ban", NOVA, "Vega", "old");
            now = now.plus(Duration.ofHours(25));
            assertThat(open.details(ALL)).isEmpty();
            open.record(AuditKind.STAFF, "ban", NOVA, "Vega", "new");
            assertThat(open.details(ALL)).containsExactly("new");
            assertThat(open.store.records()).isEqualTo(1);
        }
    }

    @Test
    void aLongDetailIsCutBetweenCharacters() throws Exception {
        try (Open open = new Open(AuditOptions.DEFAULTS)) {
            String rest = "a".repeat(AuditEntry.MAX_DETAIL - 1);
            open.record(AuditKind.REPORT, "report", VEGA, "", rest + "\uD83D\uDE00 and more");
            assertThat(open.details(ALL)).containsExactly(rest);
        }
    }

    private static AuditQuery query(String who, String what, String from) {
        return new AuditQuery(who, what, from, Instant.MIN, Instant.MAX, 0, 100);
    }

    @Test
    void anEntryThatIsDamagedIsNamedAndHidesNoneOfTheOthers() throws Exception {
        try (Open open = new Open(AuditOptions.DEFAULTS)) {
            open.record(AuditKind.STAFF, "ban", VEGA, "Nova", "one");
            Doc.Obj damaged = Doc.object().put("time", "yesterday").build();
            new StoredAudit(open.store)
                    .write(Map.of("staff-0000000000000002", damaged), List.of())
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        }
        try (Open open = new Open(AuditOptions.DEFAULTS)) {
            open.record(AuditKind.STAFF, "ban", VEGA, "Nova", "three");
            assertThat(open.details(ALL)).containsExactly("one", "three");
            assertThat(open.search(ALL).damaged()).containsExactly("staff-0000000000000002");
            assertThat(open.search(ALL).damagedInAll()).isEqualTo(1);
        }
    }

    @Test
    void manyThatCannotBeWrittenAreOneLineInTheLog() throws Exception {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(AuditBook.class);
        appender.start();
        logger.addAppender(appender);
        AuditRecords failing = new AuditRecords() {
            @Override
            public Optional<Doc.Obj> find(String id) {
                return Optional.empty();
            }

            @Override
            public void forEach(BiConsumer<String, Doc.Obj> action) {
                // There is none.
            }

            @Override
            public CompletionStage<Void> write(Map<String, Doc.Obj> written, List<String> deleted) {
                return CompletableFuture.failedFuture(new IllegalStateException("no disk"));
            }
        };
        try (AuditBook book = new AuditBook(failing, AuditOptions.DEFAULTS, () -> now)) {
            for (int i = 0; i < 50; i++) {
                assertThat(book.record(AuditKind.LOGIN, "login", NOVA, "", "")).failsWithin(Duration.ofSeconds(30));
            }
            assertThat(book.leftOut()).isEqualTo(50);
            now = now.plusSeconds(60);
            assertThat(book.record(AuditKind.LOGIN, "login", NOVA, "", "")).failsWithin(Duration.ofSeconds(30));
            assertThat(appender.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("1 entries");
            assertThat(appender.list.get(1).getFormattedMessage()).startsWith("50 entries");
        } finally {
            logger.detachAppender(appender);
        }
    }
}

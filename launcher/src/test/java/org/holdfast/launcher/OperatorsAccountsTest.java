package org.holdfast.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.holdfast.proxy.StoredAccounts;
import org.holdfast.proxy.StoredAudit;
import org.holdfast.proxy.account.BanTarget;
import org.holdfast.proxy.account.Bans;
import org.holdfast.proxy.audit.AuditBook;
import org.holdfast.proxy.audit.AuditEntry;
import org.holdfast.proxy.audit.AuditOptions;
import org.holdfast.proxy.audit.AuditQuery;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the operator does to accounts while no server runs, in a real store. */
@Timeout(120)
class OperatorsAccountsTest {
    private static final AuditQuery BY_OPERATOR =
            new AuditQuery("(operator)", "", "", Instant.MIN, Instant.MAX, 0, 100);

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatWasDoneIsInTheAuditLogAndNoSecretWithIt() throws Exception {
        assertThat(run("correct horse", "create", "--name", "Nova", "--role", "player", "--password-stdin"))
                .isZero();
        assertThat(run("battery staple", "passwd", "--name", "Nova", "--password-stdin"))
                .isZero();
        assertThat(run("", "role", "--name", "Nova", "--role", "admin")).isZero();
        assertThat(run("", "lock", "--name", "Nova")).isZero();
        assertThat(run("", "lock", "--name", "Nobody")).isNotZero();
        try (Store store = open();
                AuditBook book = new AuditBook(new StoredAudit(store), AuditOptions.DEFAULTS, Clock.systemUTC())) {
            List<AuditEntry> entries = book.search(BY_OPERATOR)
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS)
                    .entries();
            assertThat(entries)
                    .extracting(AuditEntry::what)
                    .containsExactly("account-create", "account-passwd", "account-role", "account-lock");
            assertThat(entries).extracting(AuditEntry::target).containsOnly("Nova");
            assertThat(entries).extracting(AuditEntry::detail).containsExactly("player", "", "admin", "");
        }
    }

    @Test
    void bansAreListedAndLifted() throws Exception {
        assertThat(run("correct horse", "create", "--name", "Nova", "--role", "player", "--password-stdin"))
                .isZero();
        try (Store store = open()) {
            Bans bans = new Bans(StoredAccounts.bans(store), Clock.systemUTC());
            bans.add(BanTarget.name("Nova"), "shouts", "Ada", Optional.empty())
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            bans.add(BanTarget.addresses("192.0.2.0/24").orElseThrow(), "", "Ada", Optional.empty())
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        }
        assertThat(run("", "bans")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("name nova for good, by Ada: shouts\n", "address 192.0.2.0/24 for good, by Ada\n");
        assertThat(run("", "unban", "--who", "Nova")).isZero();
        assertThat(run("", "unban", "--who", "192.0.2.0/24")).isZero();
        assertThat(run("", "unban", "--who", "Nova")).isNotZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no such ban");
        out.reset();
        assertThat(run("", "bans")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private Store open() throws StoreException {
        return Store.open(StoreOptions.of(temp.resolve("data").resolve("store")));
    }

    private int run(String line, String... arguments) {
        List<String> all = new ArrayList<>(List.of("account"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", temp.resolve("data").toString()));
        Terminal terminal = new Terminal(
                new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.run(all.toArray(new String[0]), terminal, new ProxyCoreStarter(terminal), new FakeJvm());
    }
}

package org.holdfast.proxy.account;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

/** What nobody may read in a log or in the text form of an object, at any level. */
class SecrecyTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(level);
        root.detachAppender(appender);
    }

    @Test
    void neitherNamesNorPasswordsReachALogOrATextForm() {
        StringBuilder seen = new StringBuilder();
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            AccountService service = accounts.service;
            service.onChange(account -> {
                throw new IllegalStateException("on purpose");
            });
            seen.append(await(service.create("Cassandra", "sesame-sesame", HOME)));
            seen.append(await(service.create("Cassandra", "sesame-sesame", HOME)));
            seen.append(service.checkName("Cassandra")).append(service.checkName("Cassandra!"));
            seen.append(accounts.verify("Cassandra", "sesame-sesame"));
            seen.append(accounts.verify("Cassandra", "sesame-wrong"));
            seen.append(accounts.verify("sesame-typed-as-name", "sesame-sesame"));
            await(service.lock(service.find("Cassandra").orElseThrow()));
            AdminClaim claim = new AdminClaim(service, accounts.clock);
            seen.append(
                    await(claim.claim("sesame-code", service.find("Cassandra").orElseThrow(), HOME)));
            seen.append(service.list()).append(claim);
        }
        String logged = appender.list.stream().map(SecrecyTest::whole).collect(Collectors.joining("\n"));
        assertThat(logged).contains("A listener failed").doesNotContainIgnoringCase("cassandra", "sesame");
        assertThat(seen.toString()).doesNotContainIgnoringCase("cassandra", "sesame");
    }

    private static String whole(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(Objects.requireNonNull(event.getThrowableProxy())));
    }
}

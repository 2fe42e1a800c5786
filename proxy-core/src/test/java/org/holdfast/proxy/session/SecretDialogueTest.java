package org.holdfast.proxy.session;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A player's whole dialogue with the server, and every log at the level trace, have none of the player's secrets. */
class SecretDialogueTest {
    private static final String FIRST = "correct horse";
    private static final String SECOND = "battery staple 2";
    private static final String MISTYPED = "battery stapel 2";
    private static final String GUESS = "hunter2 hunter2";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        root.setLevel(level);
    }

    @Test
    void noSecretIsInTheDialogueOrInALog() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("password", FIRST, "short7!", SECOND, MISTYPED, SECOND, SECOND);
            nova.expect("You have another password.");
            nova.type("account second-factor on", SECOND);
            nova.expect("Code: |");
            Matcher secret = Pattern.compile("  ([A-Z2-7]{32})\n").matcher(nova.seen());
            assertThat(secret.find()).isTrue();
            String code = AccountCommandsTest.code(secret.group(1), 0);
            nova.type(code, "");
            nova.expect("You are asked for a code at each login.");
            nova.type("account app add mail client", SECOND);
            nova.expect("it is not shown again");
            Matcher app = Pattern.compile("  (([0-9A-Z]{4}-){5}[0-9A-Z]{4})\n").matcher(nova.seen());
            assertThat(app.find()).isTrue();

            Client wrong = harness.connect();
            wrong.type("Nova", GUESS);
            wrong.expect("Wrong name or password.");
            Client again = harness.connect();
            String next = AccountCommandsTest.code(secret.group(1), 1);
            again.type("Nova", SECOND, next);
            harness.next(ToModule.SessionResumed.class);

            String seen = nova.seen() + wrong.seen() + again.seen();
            for (String typed : List.of(FIRST, "short7!", SECOND, MISTYPED, GUESS)) {
                assertThat(seen).doesNotContain(typed);
            }
            root.trace("the log is heard");
            String log = log();
            assertThat(log).contains("the log is heard");
            for (String hidden :
                    List.of(FIRST, "short7!", SECOND, MISTYPED, GUESS, secret.group(1), app.group(1), code, next)) {
                assertThat(log).doesNotContain(hidden);
            }
        }
    }

    private String log() {
        synchronized (appender) {
            return List.copyOf(appender.list).stream()
                    .map(event -> event.getFormattedMessage()
                            + (event.getThrowableProxy() == null
                                    ? ""
                                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                    .collect(Collectors.joining("\n"));
        }
    }
}

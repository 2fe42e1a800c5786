package org.holdfast.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.proxy.address.AddressRange;
import org.holdfast.proxy.mail.MailOptions;

/**
 * What the operator set, checked, or the defaults. Immutable.
 *
 * @param listen where players connect
 * @param tls what those who encrypt are shown
 * @param serverName what the game calls itself
 * @param limits what one player or address may take
 * @param accounts passwords and registration
 * @param sessions what happens to characters that have too many connections, or none
 * @param audit how much of who did what is kept
 * @param mail the server that mail goes through; empty if none is sent
 * @param durability when a change counts as saved
 * @param backups what is saved by itself, and how often
 * @param warmUp how long new code is tried out at most before it serves; zero for not at all
 * @param supervision how the world is watched
 * @param retirement what happens to the code of worlds that were replaced, if it stays in memory
 * @param logLevel what goes to the log file
 */
public record Configuration(
        Listen listen,
        Tls tls,
        String serverName,
        Limits limits,
        Accounts accounts,
        Optional<MailOptions> mail,
        Sessions sessions,
        Audit audit,
        Durability durability,
        Backups backups,
        Duration warmUp,
        Supervision supervision,
        Retirement retirement,
        LogLevel logLevel) {
    /** Argon2 needs 8 KiB for each lane (RFC 9106, section 3.1). */
    private static final int LEAST_HASH_MEMORY_KIB = 8;

    /**
     * Ports 0 to 65535, of which 0 means any free one.
     *
     * @param bind host names or addresses of this machine, one or more
     * @param telnetTlsPort empty if nobody can connect so
     * @param proxyProtocolFrom who has to say for whom they connect
     */
    public record Listen(
            List<String> bind,
            int telnetPort,
            int webPort,
            OptionalInt telnetTlsPort,
            List<AddressRange> proxyProtocolFrom) {}

    /** PEM files, from the data directory on. */
    public record Tls(Path certificate, Path key) {}

    /** 0, and {@link Duration#ZERO}, mean no limit. */
    public record Limits(
            int linesPerSecond,
            int linesBurst,
            int connectionsPerAddress,
            int connections,
            int loginsPerMinutePerAddress,
            int newAccountsPerHourPerAddress,
            Duration loginTime,
            Duration idleTime,
            Duration deadTime,
            int negotiationsPerSecond,
            int unreadKib) {}

    /**
     * Accounts and the cost of their passwords.
     *
     * @param hashMemoryKib memory for one Argon2id hash, 8 KiB or more
     * @param hashIterations passes over it, 1 or more
     * @param registration who may make an account
     * @param secondFactor who must have one
     */
    public record Accounts(
            int hashMemoryKib, int hashIterations, Registration registration, SecondFactor secondFactor) {}

    /**
     * Characters that have too many connections, or none.
     *
     * @param grace how long one stays without; {@link Duration#ZERO} for not at all
     */
    public record Sessions(Several several, Duration grace) {}

    /** When a character is played already: the newest wins, both play it, or the newest has to wait. */
    public enum Several {
        TAKEOVER,
        SHARE,
        REFUSE
    }

    /**
     * The audit log.
     *
     * @param age {@link Duration#ZERO} for ever
     * @param entries of each kind
     */
    public record Audit(Duration age, int entries) {}

    /**
     * Scheduled backups.
     *
     * @param every {@link Duration#ZERO} if there are none
     * @param keep how many; 0 for all
     */
    public record Backups(Duration every, int keep) {}

    /**
     * How the world is watched.
     *
     * @param turn how long a turn may take; {@link Duration#ZERO} for as long as it likes
     * @param heapPercent of the heap; 0 for all of it
     */
    public record Supervision(Duration turn, int heapPercent) {}

    /**
     * Looking into code that stays.
     *
     * @param after how long it may
     * @param collections what the collector may be asked for
     * @param mostHeap MiB in use up to which the heap is searched; 0 for never
     * @param rest between two searches
     */
    public record Retirement(Duration after, Collections collections, int mostHeap, Duration rest) {}

    /** When the garbage collector may be asked for a collection. */
    public enum Collections {
        NEVER,
        CONCURRENT,
        ALWAYS
    }

    /** Who may make an account: anybody who connects, whoever is invited, or the operator alone. */
    public enum Registration {
        OPEN,
        INVITED,
        CLOSED
    }

    /** Who must have a second factor. */
    public enum SecondFactor {
        VOLUNTARY,
        ADMINS,
        BUILDERS,
        EVERYBODY
    }

    /** What saved changes survive: a power cut, or the end of the process. */
    public enum Durability {
        STRICT,
        RELAXED
    }

    /** From little to much. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    static Configuration of(Values values) {
        return new Configuration(
                new Listen(
                        values.get(Keys.BIND),
                        values.get(Keys.TELNET_PORT),
                        values.get(Keys.WEB_PORT),
                        port(values.get(Keys.TELNET_TLS_PORT)),
                        values.get(Keys.PROXY_PROTOCOL_FROM)),
                new Tls(Path.of(values.get(Keys.TLS_CERTIFICATE)), Path.of(values.get(Keys.TLS_KEY))),
                values.get(Keys.SERVER_NAME),
                new Limits(
                        values.get(Keys.LINES_PER_SECOND),
                        values.get(Keys.LINES_BURST),
                        values.get(Keys.CONNECTIONS_PER_ADDRESS),
                        values.get(Keys.CONNECTIONS),
                        values.get(Keys.LOGINS_PER_MINUTE_PER_ADDRESS),
                        values.get(Keys.NEW_ACCOUNTS_PER_HOUR_PER_ADDRESS),
                        Duration.ofSeconds(values.get(Keys.LOGIN_SECONDS)),
                        Duration.ofMinutes(values.get(Keys.IDLE_MINUTES)),
                        Duration.ofSeconds(values.get(Keys.DEAD_SECONDS)),
                        values.get(Keys.NEGOTIATIONS_PER_SECOND),
                        values.get(Keys.UNREAD_KIB)),
                new Accounts(
                        Math.max(values.get(Keys.HASH_MEMORY_KIB), LEAST_HASH_MEMORY_KIB),
                        Math.max(values.get(Keys.HASH_ITERATIONS), 1),
                        values.get(Keys.REGISTRATION),
                        values.get(Keys.SECOND_FACTOR)),
                mail(values),
                new Sessions(values.get(Keys.SEVERAL), Duration.ofSeconds(values.get(Keys.LINK_DEAD_SECONDS))),
                new Audit(Duration.ofDays(values.get(Keys.AUDIT_DAYS)), values.get(Keys.AUDIT_ENTRIES)),
                values.get(Keys.DURABILITY),
                new Backups(Duration.ofHours(values.get(Keys.BACKUP_HOURS)), values.get(Keys.BACKUP_KEEP)),
                Duration.ofMillis(values.get(Keys.SWAP_WARMUP_MS)),
                new Supervision(
                        Duration.ofMillis(values.get(Keys.SUPERVISION_TURN_MS)),
                        values.get(Keys.SUPERVISION_HEAP_PERCENT)),
                new Retirement(
                        Duration.ofSeconds(values.get(Keys.COLLECTED_SECONDS)),
                        values.get(Keys.REQUEST_GC),
                        values.get(Keys.HEAP_SEARCH_MB),
                        Duration.ofMinutes(values.get(Keys.HEAP_SEARCH_MINUTES))),
                values.get(Keys.LOG_LEVEL));
    }

    private static Optional<MailOptions> mail(Values values) {
        String host = values.get(Keys.MAIL_HOST);
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(new MailOptions(
                        host,
                        values.get(Keys.MAIL_PORT),
                        values.get(Keys.MAIL_SECURITY),
                        values.get(Keys.MAIL_USER),
                        values.get(Keys.MAIL_PASSWORD),
                        values.get(Keys.MAIL_FROM)));
    }

    private static OptionalInt port(int port) {
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }
}

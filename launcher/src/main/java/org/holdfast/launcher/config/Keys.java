package org.holdfast.launcher.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.proxy.address.AddressRange;
import org.holdfast.proxy.mail.MailOptions;

import static org.holdfast.launcher.config.ValueType.addressRange;
import static org.holdfast.launcher.config.ValueType.choice;
import static org.holdfast.launcher.config.ValueType.list;
import static org.holdfast.launcher.config.ValueType.text;
import static org.holdfast.launcher.config.ValueType.textOrNothing;
import static org.holdfast.launcher.config.ValueType.whole;

/** Every key there is, in the order in which the file has them. To add one, add a row and an accessor. */
final class Keys {
    private static final int MANY = 1_000_000;
    private static final int HOURS_OF_A_YEAR = 8_760;
    private static final int MAX_PORT = 65_535;
    private static final int GIBIBYTE_IN_KIB = 1 << 20;

    private static final List<Key<?>> TABLE = new ArrayList<>();

    static final Key<List<String>> BIND = key("listen.bind", list(text(255), 1), List.of("127.0.0.1"), """
            The address to listen on, or several. 127.0.0.1 is this machine alone; 0.0.0.0 is everybody
            who can reach it, :: the same and IPv6 as well. Telnet is not encrypted, and neither is what
            players type into it; see telnet_tls_port.""");
    static final Key<Integer> TELNET_PORT =
            key("listen.telnet_port", whole(0, MAX_PORT), 4000, "For telnet and MUD clients. 0 picks a free port.");
    static final Key<Integer> WEB_PORT =
            key("listen.web_port", whole(0, MAX_PORT), 4080, "For browsers. 0 picks a free port.");

    static final Key<Integer> TELNET_TLS_PORT = key("listen.telnet_tls_port", whole(-1, MAX_PORT), -1, """
            For MUD clients that encrypt, with the certificate of [tls]. -1 is no such port, 0 picks a
            free one.""");
    static final Key<List<AddressRange>> PROXY_PROTOCOL_FROM =
            key("listen.proxy_protocol_from", list(addressRange(), 0), List.of(), """
            Load balancers that say by the PROXY protocol (v1, v2) for whom they connect, such as
            ["10.0.0.0/8"]. From these addresses it is required; from all others it is not understood.""");

    static final Key<String> TLS_CERTIFICATE = key("tls.certificate", text(4096), "tls/certificate.pem", """
            The server's certificate and those that lead to its root, in a PEM file; from the data
            directory on, unless it begins with a slash. Read again when it changes.""");
    static final Key<String> TLS_KEY = key("tls.key", text(4096), "tls/key.pem", """
            The key to it, likewise: PKCS #8, not encrypted. 'java -jar holdfast.jar tls self-signed'
            makes both, for trying out.""");

    static final Key<String> SERVER_NAME =
            key("server.name", text(64), "Holdfast", "What this game calls itself to players and their clients.");

    static final Key<Integer> LINES_PER_SECOND = limit(
            "limits.lines_per_second", 10, "How many lines a player may send each second, on average. 0 = no limit.");
    static final Key<Integer> LINES_BURST = limit("limits.lines_burst", 60, """
            How many lines may come at once, as when a client walks a stored path. What is beyond is
            not run, and the player is told. 0 = no limit, not on lines_per_second either.""");
    static final Key<Integer> CONNECTIONS_PER_ADDRESS = limit(
            "limits.connections_per_address",
            10,
            "Connections at the same time from one address; a household or a school is one. 0 = no limit.");
    static final Key<Integer> CONNECTIONS =
            limit("limits.connections", 2000, "Connections at the same time in all. 0 = no limit.");
    static final Key<Integer> LOGINS_PER_MINUTE_PER_ADDRESS = limit(
            "limits.logins_per_minute_per_address",
            10,
            "Attempts to log in. Checking a password is made to be costly. 0 = no limit.");
    static final Key<Integer> NEW_ACCOUNTS_PER_HOUR_PER_ADDRESS =
            limit("limits.new_accounts_per_hour_per_address", 5, "New accounts. 0 = no limit.");
    static final Key<Integer> LOGIN_SECONDS =
            limit("limits.login_seconds", 120, "How long a connection may take until it has logged in. 0 = no limit.");
    static final Key<Integer> IDLE_MINUTES =
            limit("limits.idle_minutes", 60, "A player who types nothing for so long is disconnected. 0 = no limit.");
    static final Key<Integer> DEAD_SECONDS = key("limits.dead_seconds", whole(0, 36_000), 120, """
            A client that is gone without a word, or reads nothing at all, is given up after so long.
            0 = as long as the system takes, which may be hours.""");
    static final Key<Integer> NEGOTIATIONS_PER_SECOND = limit("limits.negotiations_per_second", 128, """
            Telnet commands of a client that ask for an answer, on average; eight times as many may come
            at once. A client that sends more is disconnected. 0 = no limit.""");
    static final Key<Integer> UNREAD_KIB = limit("limits.unread_kib", 1024, """
            Text for a client that reads slowly, in KiB. What may be left out is left out from 64 KiB
            on; a client with more than this limit unread is disconnected. 0 = no limit.""");

    static final Key<Integer> HASH_MEMORY_KIB = key("accounts.hash_memory_kib", whole(0, GIBIBYTE_IN_KIB), 19_456, """
            Memory for one password hash (Argon2id), in KiB. Existing passwords keep working when it
            is changed. 0 = as little as possible, for tests that log in by the thousand.""");
    static final Key<Integer> HASH_ITERATIONS = key(
            "accounts.hash_iterations",
            whole(0, 100),
            2,
            "Passes over that memory for one password hash. 0 = as few as possible.");
    static final Key<Configuration.Registration> REGISTRATION = key(
            "accounts.registration", choice(Configuration.Registration.class), Configuration.Registration.OPEN, """
            "open": whoever connects may make an account. "invited": whoever has a code of 'account
            invite', in the game or on the server's command line. "closed": accounts are made by
            'account create' on the command line.""");
    static final Key<Configuration.SecondFactor> SECOND_FACTOR = key(
            "accounts.second_factor",
            choice(Configuration.SecondFactor.class),
            Configuration.SecondFactor.VOLUNTARY,
            """
            Who must have a second factor, an authenticator whose codes are asked for at login:
            "voluntary": nobody, but whoever wants may; "admins"; "builders": and admins; "everybody".""");

    static final Key<String> MAIL_HOST = key("mail.host", textOrNothing(255), "", """
            The SMTP server for mail to players who have forgotten their password. "" = no mail is sent.""");
    static final Key<Integer> MAIL_PORT = key("mail.port", whole(1, MAX_PORT), 587, "Its port.");
    static final Key<MailOptions.Security> MAIL_SECURITY =
            key("mail.security", choice(MailOptions.Security.class), MailOptions.Security.STARTTLS, """
            How the way there is encrypted: "starttls", "tls" from the first byte on, or "none", for a
            server on this machine.""");
    static final Key<String> MAIL_USER =
            key("mail.user", textOrNothing(255), "", "Who logs in there. \"\" = the server asks for nobody.");
    static final Key<String> MAIL_PASSWORD = key("mail.password", textOrNothing(255), "", """
            With which password; better not here but by --set mail.password=@FILE.""");
    static final Key<String> MAIL_FROM =
            key("mail.from", text(254), "holdfast@localhost", "The address that the mail is from.");

    static final Key<Configuration.Several> SEVERAL =
            key("sessions.several", choice(Configuration.Several.class), Configuration.Several.TAKEOVER, """
            When a character is played and its player logs in once more. "takeover": the newest
            connection wins, the one before is told and ends. "share": both show and play it.
            "refuse": the newest is told, and is back at the login.""");
    static final Key<Integer> LINK_DEAD_SECONDS = key("sessions.link_dead_seconds", whole(0, 36_000), 120, """
            How long a character stays in the world when its player's connection was lost. Who logs
            in again within that time is shown what was missed. 0 = it leaves at once.""");

    static final Key<Integer> AUDIT_DAYS = key("audit.days", whole(0, MANY), 365, """
            How many days the audit log keeps who logged in, what staff did and what players reported.
            0 = for ever.""");
    static final Key<Integer> AUDIT_ENTRIES = key("audit.entries", whole(1, MANY), 20_000, """
            How many entries it keeps of each of these; when there are more, the oldest go.""");

    static final Key<Configuration.Durability> DURABILITY =
            key("store.durability", choice(Configuration.Durability.class), Configuration.Durability.STRICT, """
            "strict": what players see has been forced to disk and survives a power cut. "relaxed": they
            see it at once, and it is forced 50 ms later at most: it survives the end of this process,
            however that comes, and a power cut may take the last moment. Saves about 0.1 ms a command
            on a good disk, several ms on a slow one; 'bench store' measures it.""");

    static final Key<Integer> BACKUP_HOURS = key("backup.hours", whole(0, HOURS_OF_A_YEAR), 24, """
            How many hours after a backup the next one is written by itself, into the folder backups
            of the data directory. A backup contains everything, passwords (hashed) included. 0 = never.""");
    static final Key<Integer> BACKUP_KEEP = key("backup.keep", whole(0, MANY), 7, """
            How many of those are kept; older ones are deleted. What @backup wrote is never deleted.
            0 = all.""");
    static final Key<Integer> SWAP_WARMUP_MS = key("swap.warmup_ms", whole(0, 60_000), 300, """
            How long, in ms, the code of a reload is tried out at most before it serves, with what
            players typed lately. It makes the first commands after a reload quick. 0 = not at all.""");

    static final Key<Integer> SUPERVISION_TURN_MS = key("supervision.turn_ms", whole(0, 600_000), 2000, """
            How long, in ms, the world may take over one command. Then it is interrupted and, if that
            does not help, replaced by a fresh one; that one command is not run. 0 = as long as it likes.""");
    static final Key<Integer> SUPERVISION_HEAP_PERCENT = key("supervision.heap_percent", whole(0, 99), 85, """
            How full, in percent, the memory may be after a garbage collection before a world that
            takes it wildly is replaced by a fresh one. 0 = never.""");
    static final Key<Integer> COLLECTED_SECONDS = key("supervision.collected_seconds", whole(1, 86_400), 30, """
            How long the code of a world that was replaced may stay in memory before the server looks
            into what keeps it there.""");
    static final Key<Configuration.Collections> REQUEST_GC = key(
            "supervision.request_gc",
            choice(Configuration.Collections.class),
            Configuration.Collections.CONCURRENT,
            """
            Whether the server then asks the garbage collector for a collection, if there was none by
            itself, and before it searches the heap. "concurrent": only under a collector that stops
            nobody for it (-XX:+UseZGC); "always": under G1 that is a pause as long as it takes to go
            through the heap; "never".""");
    static final Key<Integer> HEAP_SEARCH_MB = key("supervision.heap_search_mb", whole(0, MANY), 256, """
            The server dumps its heap and searches it for what keeps the old code, if no thread does,
            and no more than so many MiB are in use. The dump stops everything for about 5 ms per MiB
            (10 under G1), and is deleted afterwards. 0 = never.""");
    static final Key<Integer> HEAP_SEARCH_MINUTES = key("supervision.heap_search_minutes", whole(0, MANY), 10, """
            The least time between two such searches, in minutes. 0 = no limit.""");

    static final Key<Configuration.LogLevel> LOG_LEVEL =
            key("log.level", choice(Configuration.LogLevel.class), Configuration.LogLevel.INFO, """
            How much goes to logs/holdfast.log: "error", "warn", "info", "debug" or "trace".""");

    static final List<Key<?>> ALL = List.copyOf(TABLE);

    private Keys() {}

    static Optional<Key<?>> find(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** Says that there is no such key, and which there are: those of its section, else the sections. */
    static String unknown(String name) {
        String section = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String near = ALL.stream()
                .filter(key -> key.section().equals(section))
                .map(Key::name)
                .collect(Collectors.joining(", "));
        String sections = ALL.stream().map(Key::section).distinct().collect(Collectors.joining(", "));
        return "unknown key '" + name + "'; "
                + (near.isEmpty() ? "the sections are " + sections : "the keys of [" + section + "] are " + near);
    }

    private static <T> Key<T> key(String name, ValueType<T> type, T missing, String comment) {
        Key<T> key = new Key<>(name, type, missing, comment);
        TABLE.add(key);
        return key;
    }

    private static Key<Integer> limit(String name, int missing, String comment) {
        return key(name, whole(0, MANY), missing, comment);
    }
}

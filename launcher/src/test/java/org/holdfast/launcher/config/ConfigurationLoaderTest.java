package org.holdfast.launcher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractThrowableAssert;
import org.holdfast.proxy.address.AddressRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationLoaderTest {
    @TempDir
    Path data;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = data.resolve("config/holdfast.toml");
    }

    @Test
    void a_first_start_writes_every_key_with_a_comment_and_means_the_defaults() throws Exception {
        Configuration configuration = load();

        assertThat(configuration.listen())
                .isEqualTo(new Configuration.Listen(List.of("127.0.0.1"), 4000, 4080, OptionalInt.empty(), List.of()));
        assertThat(configuration.serverName()).isEqualTo("Holdfast");
        assertThat(configuration.limits().loginTime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(configuration.limits().idleTime()).isEqualTo(Duration.ofHours(1));
        assertThat(configuration.accounts())
                .isEqualTo(new Configuration.Accounts(
                        19_456, 2, Configuration.Registration.OPEN, Configuration.SecondFactor.VOLUNTARY));
        assertThat(configuration.durability()).isEqualTo(Configuration.Durability.STRICT);
        assertThat(configuration.backups()).isEqualTo(new Configuration.Backups(Duration.ofDays(1), 7));
        List<String> lines = Files.readAllLines(file);
        for (Key<?> key : Keys.ALL) {
            int line = TomlLines.lineOf(Files.readString(file), key.name());
            assertThat(lines.get(line - 1)).isEqualTo(key.nameInSection() + " = " + key.missingAsToml());
            assertThat(lines.get(line - 2)).startsWith("# ");
        }
    }

    @Test
    void what_a_first_start_wrote_is_what_the_next_one_reads() throws Exception {
        Configuration first = load();
        String written = Files.readString(file);

        assertThat(load()).isEqualTo(first);
        assertThat(file).content().isEqualTo(written);
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void the_file_goes_above_the_defaults_and_the_command_line_above_the_file() throws Exception {
        write("""
                limits.connections = 7
                [listen]
                telnet_port = 5000
                web_port = 5080
                [accounts]
                registration = "closed"
                """);

        Configuration configuration = load("listen.web_port=0", "listen.web_port=81", "log.level=debug");

        assertThat(configuration.listen())
                .isEqualTo(new Configuration.Listen(List.of("127.0.0.1"), 5000, 81, OptionalInt.empty(), List.of()));
        assertThat(configuration.limits().connections()).isEqualTo(7);
        assertThat(configuration.accounts().registration()).isEqualTo(Configuration.Registration.CLOSED);
        assertThat(configuration.logLevel()).isEqualTo(Configuration.LogLevel.DEBUG);
    }

    @Test
    void a_load_test_sets_every_limit_and_the_cost_of_hashes_to_zero() throws Exception {
        String[] zeros = Keys.ALL.stream()
                .map(Key::name)
                .filter(name -> name.startsWith("limits.") || name.startsWith("accounts.hash"))
                .map(name -> name + "=0")
                .toArray(String[]::new);

        Configuration configuration = load(zeros);

        assertThat(zeros).hasSize(13);
        assertThat(configuration.limits())
                .isEqualTo(
                        new Configuration.Limits(0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0));
        assertThat(configuration.accounts().hashMemoryKib()).isEqualTo(8);
        assertThat(configuration.accounts().hashIterations()).isEqualTo(1);
    }

    @Test
    void lists_are_arrays_in_the_file_and_have_commas_on_the_command_line() throws Exception {
        write("""
                [listen]
                bind = ["127.0.0.1", "::1"]
                telnet_tls_port = 0
                proxy_protocol_from = ["10.0.0.0/8"]
                """);

        assertThat(load().listen())
                .isEqualTo(new Configuration.Listen(
                        List.of("127.0.0.1", "::1"), 4000, 4080, OptionalInt.of(0), List.of(range("10.0.0.0/8"))));
        Configuration.Listen listen = load("listen.bind=::, 192.0.2.1", "listen.proxy_protocol_from=::1,192.168.0.0/16")
                .listen();
        assertThat(listen.bind()).containsExactly("::", "192.0.2.1");
        assertThat(listen.proxyProtocolFrom()).containsExactly(range("::1"), range("192.168.0.0/16"));
        assertThat(load("listen.proxy_protocol_from=").listen().proxyProtocolFrom())
                .isEmpty();
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }

    @Test
    void one_address_needs_no_array() throws Exception {
        write("listen.bind = \"::1\"");

        assertThat(load().listen().bind()).containsExactly("::1");
    }

    @Test
    void a_value_may_come_from_a_file() throws Exception {
        Path secret = Files.writeString(data.resolve("name"), "The Keep\n");

        assertThat(load("server.name=@" + secret).serverName()).isEqualTo("The Keep");
    }

    @Test
    void a_value_file_that_is_missing_is_named() {
        assertRefused("server.name=@" + data.resolve("none"))
                .hasMessage("--set: cannot read " + data.resolve("none") + ": there is no such file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [listen]#telnet_port = 70000             | line 2: the value of listen.telnet_port must be a whole number from 0 to 65535
            [listen]##telnet_port = "4000"           | line 3: the value of listen.telnet_port must be a whole number
            [limits]#connections = 1.5               | line 2: the value of limits.connections must be a whole number
            [accounts]#registration = "Open"         | line 2: the value of accounts.registration must be "open", "invited" or "closed"
            server.name = ""                         | line 1: the value of server.name must be a text
            [server]#name = "a\\tb"                  | line 2: the value of server.name must be a text
            [limits]#lines_per_secnd = 1             | line 2: unknown key 'limits.lines_per_secnd'; the keys of [limits] are limits.lines_per_second,
            [limit]#lines_per_second = 1             | line 2: unknown key 'limit.lines_per_second'; the sections are listen, tls, server, limits, accounts, mail, sessions, audit, store, backup, swap, supervision, log
            [[listen]]#telnet_port = 1               | line 1: unknown key 'listen'
            #[nonsense]                              | line 2: unknown key 'nonsense'
            """)
    void a_mistake_in_the_file_is_named_with_its_line(String toml, String message) throws Exception {
        write(toml.replace('#', '\n'));

        assertRefused().hasMessageContaining(file + ", " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [listen                        | 2
            x =                            | 2
            a = 1#a = 2                    | 3
            = 3                            | 2
            [listen]##telnet_port 4000#b=1 | 4
            """)
    void what_is_no_toml_is_refused_in_one_line(String toml, int line) throws Exception {
        write("# first\n" + toml.replace('#', '\n') + "\n");

        assertRefused()
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith(file + ", line " + line + ": this is no TOML: ")
                        .doesNotContain("\n"));
    }

    @Test
    void what_is_no_utf8_is_refused() throws Exception {
        write("");
        Files.write(file, new byte[] {'#', (byte) 0xFF});

        assertRefused().hasMessage("cannot read " + file + ": it is no UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen.telnet_prt=1    | --set: unknown key 'listen.telnet_prt'; the keys of [listen] are listen.bind, listen.telnet_port, listen.web_port, listen.telnet_tls_port, listen.proxy_protocol_from
            listen.telnet_port=x   | --set: the value of listen.telnet_port must be a whole number from 0 to 65535
            listen.telnet_port=-1  | --set: the value of listen.telnet_port must be a whole number from 0 to 65535
            listen.bind=           | --set: the value of listen.bind must be a list, each a text of 1 to 255 characters on one line
            listen.proxy_protocol_from=10.0.0.1/8 | --set: the value of listen.proxy_protocol_from must be a list, each an address or a range of them such as "10.0.0.0/8"
            listen.telnet_port     | --set takes KEY=VALUE or KEY=@FILE
            =1                     | --set takes KEY=VALUE or KEY=@FILE
            """)
    void a_mistake_in_a_setting_is_named_and_nothing_is_written(String setting, String message) {
        assertRefused(setting).hasMessage(message);
        assertThat(file).doesNotExist();
    }

    private void write(String toml) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, toml);
    }

    private Configuration load(String... settings) throws ConfigurationException {
        return ConfigurationLoader.load(data, List.of(settings));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String... settings) {
        return assertThatThrownBy(() -> load(settings)).isInstanceOf(ConfigurationException.class);
    }
}

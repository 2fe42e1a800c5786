package org.holdfast.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.holdfast.api.ContentImport;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandLineTest {
    @TempDir
    Path temp;

    private final FakeStarter starter = new FakeStarter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String in = "";

    @Test
    void it_serves_with_what_the_options_say() {
        int exitCode = run("--bind", "0.0.0.0", "--telnet-port", "0", "--web-port", "81", "--set", "server.name=Keep");

        assertThat(exitCode).isEqualTo(0);
        Configuration configuration = starter.launched().configuration();
        assertThat(configuration.listen())
                .isEqualTo(new Configuration.Listen(List.of("0.0.0.0"), 0, 81, OptionalInt.empty(), List.of()));
        assertThat(configuration.serverName()).isEqualTo("Keep");
        assertThat(starter.launched().data()).isEqualTo(temp.resolve("data"));
        assertThat(err().lines().toList())
                .as("what the collector of this JVM costs, and nothing else")
                .isEqualTo(Collector.advice().map(line -> "holdfast: " + line).stream()
                        .toList());
    }

    @Test
    void it_listens_on_every_address_that_is_given_and_for_those_who_encrypt() {
        run("--bind", "127.0.0.1", "--bind", "::1", "--telnet-tls-port", "4443");

        Configuration.Listen listen = starter.launched().configuration().listen();
        assertThat(listen.bind()).containsExactly("127.0.0.1", "::1");
        assertThat(listen.telnetTlsPort()).hasValue(4443);
    }

    @Test
    void a_self_signed_certificate_is_made_where_the_configuration_has_it() {
        int exitCode = run("tls", "self-signed", "--data", temp.resolve("data").toString());

        assertThat(exitCode).isEqualTo(0);
        assertThat(temp.resolve("data/tls/certificate.pem")).content().contains("BEGIN CERTIFICATE");
        assertThat(temp.resolve("data/tls/key.pem")).content().contains("BEGIN PRIVATE KEY");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--telnet-tls-port");
    }

    @Test
    void an_import_ends_in_counts_and_writes_a_report() throws Exception {
        Files.createDirectories(temp.resolve("mud/wld"));
        Files.writeString(temp.resolve("mud/tinyworld.wld"), "#1");
        Files.writeString(temp.resolve("mud/wld/1.wld"), "#1");
        String data = temp.resolve("data").toString();

        int exitCode =
                run("import", "diku", temp.resolve("mud").toString(), "--data", data, "--zone", "30", "--dry-run");

        assertThat(exitCode).isEqualTo(0);
        assertThat(out()).contains("nothing was changed").endsWith("rooms 2\nwarnings 1\n");
        assertThat(temp.resolve("data/logs/import-report.txt")).hasContent("{zone=30} true");
        assertThat(run("import", "diku", temp.resolve("none").toString(), "--data", data))
                .isEqualTo(2);
        assertThat(run("import", "diku", temp.resolve("mud/wld").toString(), "--data", data))
                .isEqualTo(1);
        assertThat(err()).contains("there is no folder", "there are no rooms here");
        try (DataDirectory used = DataDirectory.claim(temp.resolve("data"))) {
            assertThat(used).isNotNull();
            assertThat(run("import", "diku", temp.resolve("mud").toString(), "--data", data))
                    .isEqualTo(2);
            assertThat(err()).contains("is in use by");
        }
    }

    @Test
    void a_missing_data_directory_is_laid_out() {
        run();

        assertThat(temp.resolve("data/config/holdfast.toml")).isRegularFile();
        assertThat(temp.resolve("data/logs/holdfast.log")).isRegularFile();
    }

    @Test
    void the_world_comes_from_the_path_of_the_option() {
        run("--world", temp.resolve("none.jar").toString());

        assertThatThrownBy(() -> starter.launched().loading().read())
                .hasMessageContaining(temp.resolve("none.jar").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --nonsense               | Unknown option: '--nonsense'
            --set listen.port=1      | unknown key 'listen.port'
            --telnet-port many       | Invalid value for option '--telnet-port'
            --telnet-port 65536      | the value of listen.telnet_port must be a whole number from 0 to 65535
            --set                    | Missing required parameter for option '--set'
            nonsense                 | Unmatched argument at index
            """)
    void what_cannot_be_understood_is_one_line_and_exit_code_2(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err()).startsWith("holdfast: ").contains(message).hasLineCount(1);
        assertThat(out()).isEmpty();
        assertThat(starter.launches).isEmpty();
    }

    @Test
    void a_broken_configuration_is_one_line_with_file_and_line_and_exit_code_2() throws Exception {
        Path file = temp.resolve("data/config/holdfast.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[listen]\n\ntelnet_port = \"4000\"\n");

        assertThat(run()).isEqualTo(2);

        assertThat(err()).startsWith("holdfast: " + file + ", line 3: ").hasLineCount(1);
    }

    @Test
    void a_data_directory_in_use_is_one_line_and_exit_code_2() throws Exception {
        DataDirectory other = DataDirectory.claim(temp.resolve("data"));
        try {
            assertThat(run()).isEqualTo(2);
            assertThat(run("account", "list")).isEqualTo(2);
        } finally {
            other.close();
        }
        assertThat(err().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("the data directory " + temp.resolve("data") + " is in use"));
    }

    @Test
    void a_core_that_cannot_start_is_one_line_and_exit_code_2() {
        starter.failure = CommandFailure.cannotStart(new IOException("port 4000 is\nin use"));

        assertThat(run()).isEqualTo(2);

        assertThat(err()).isEqualTo("holdfast: port 4000 is in use\n");
    }

    @Test
    void something_unexpected_is_one_line_and_its_stack_is_in_the_log() throws Exception {
        starter.bug = new IllegalStateException("bug");

        assertThat(run()).isEqualTo(1);

        assertThat(err()).contains("IllegalStateException: bug").hasLineCount(1);
        assertThat(temp.resolve("data/logs/holdfast.log")).content().contains("\tat org.holdfast");
    }

    @Test
    void help_and_version_go_to_standard_output() {
        assertThat(Main.run(new String[] {"--help"}, terminal(), starter, new FakeJvm()))
                .isEqualTo(0);
        assertThat(out()).contains("--data", "--bind", "--telnet-port", "--web-port", "--world", "--set", "account");
        assertThat(Main.run(new String[] {"--version"}, terminal(), starter, new FakeJvm()))
                .isEqualTo(0);
        assertThat(out()).contains("Holdfast unpacked on Java");
        assertThat(err()).isEmpty();
    }

    @Test
    void what_owners_do_in_the_game_the_operator_does_offline() {
        in = "pass word\n";
        assertThat(run("account", "create", "--name", "Nova", "--role", "player", "--password-stdin"))
                .isEqualTo(0);
        assertThat(run("account", "rename", "--name", "Nova", "--to", "Vega")).isEqualTo(0);
        assertThat(run("account", "second-factor-off", "--name", "Vega")).isEqualTo(0);
        assertThat(run("account", "export", "--name", "Vega")).isEqualTo(0);
        assertThat(run("account", "invite")).isEqualTo(0);
        assertThat(run("account", "delete", "--name", "Vega")).isEqualTo(0);
        assertThat(starter.accounts.calls)
                .containsSubsequence("rename Nova Vega", "second-factor-off Vega", "delete Vega");
        assertThat(out()).contains("{\"name\":\"Vega\"}", "ABCD-EFGH");
    }

    @Test
    void accounts_are_created_changed_and_listed_offline() {
        in = "pass word \nsecond line\n";
        assertThat(run("account", "create", "--name", "Nova", "--role", "admin", "--password-stdin"))
                .isEqualTo(0);
        in = "other\r\n";
        assertThat(run("account", "passwd", "--name", "Nova", "--password-stdin"))
                .isEqualTo(0);
        assertThat(run("account", "role", "--name", "Nova", "--role", "builder"))
                .isEqualTo(0);
        assertThat(run("account", "lock", "--name", "Nova")).isEqualTo(0);
        assertThat(run("account", "unlock", "--name", "Nova")).isEqualTo(0);
        assertThat(run("account", "list")).isEqualTo(0);

        assertThat(starter.accounts.calls)
                .containsExactly(
                        "create Nova admin pass word ",
                        "close",
                        "passwd Nova other",
                        "close",
                        "role Nova builder",
                        "close",
                        "lock Nova true",
                        "close",
                        "lock Nova false",
                        "close",
                        "close");
        assertThat(out()).endsWith("Ada player\nNova admin locked\n");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account create --name Nova --role king --password-stdin | expected one of [player, builder, admin]
            account create --name Nova --role admin                 | Missing required option: '--password-stdin'
            account create --role admin --password-stdin            | Missing required option: '--name=NAME'
            account create --name Nova --role admin --password-stdin | no line with a password on standard input
            account                                                 | account needs one of create, list, passwd, role, lock, unlock
            account list --set nonsense=1                           | unknown key 'nonsense'
            """)
    void an_account_command_that_lacks_something_says_so(String arguments, String message) throws Exception {
        Files.createDirectory(temp.resolve("data"));

        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err()).contains(message).hasLineCount(1);
    }

    @Test
    void an_account_command_that_is_refused_has_exit_code_1() throws Exception {
        Files.createDirectory(temp.resolve("data"));
        starter.accounts.refusal = CommandFailure.refused(new IOException("there is no account Nova"));

        assertThat(run("account", "lock", "--name", "Nova")).isEqualTo(1);

        assertThat(err()).isEqualTo("holdfast: there is no account Nova\n");
    }

    /** Adds the data directory, where a subcommand can take it. */
    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        int options = all.isEmpty() || !all.get(0).equals("account") ? 0 : Math.min(2, all.size());
        if (!all.equals(List.of("account"))) {
            all.addAll(options, List.of("--data", temp.resolve("data").toString()));
        }
        return Main.run(all.toArray(new String[0]), terminal(), starter, new FakeJvm());
    }

    private Terminal terminal() {
        return new Terminal(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static final class FakeStarter implements CoreStarter {
        final List<Launch> launches = new ArrayList<>();
        final FakeAccounts accounts = new FakeAccounts();

        @Nullable
        CommandFailure failure;

        @Nullable
        RuntimeException bug;

        Launch launched() {
            return launches.get(0);
        }

        @Override
        public Core start(Launch launch) throws CommandFailure {
            launches.add(launch);
            if (failure != null) {
                throw failure;
            }
            if (bug != null) {
                throw bug;
            }
            FakeCore core = new FakeCore();
            core.stopped.complete(0);
            return core;
        }

        @Override
        public OfflineAccounts openAccounts(Path data, Configuration configuration) {
            return accounts;
        }

        @Override
        public ContentImport.Report importContent(Launch launch, ContentImport content, Instant now, boolean dryRun)
                throws CommandFailure {
            if (!content.files().containsKey("tinyworld.wld")) {
                throw CommandFailure.refused(new IOException("there are no rooms here"));
            }
            return new ContentImport.Report(
                    List.of(new ContentImport.Count("rooms", content.files().size())),
                    List.of(content.options() + " " + dryRun));
        }
    }

    private static final class FakeAccounts implements OfflineAccounts {
        final List<String> calls = new ArrayList<>();

        @Nullable
        CommandFailure refusal;

        @Override
        public void create(String name, Role role, String password) {
            calls.add("create " + name + " " + role + " " + password);
        }

        @Override
        public List<Account> list() {
            return List.of(new Account("Ada", Role.player, false), new Account("Nova", Role.admin, true));
        }

        @Override
        public void setPassword(String name, String password) {
            calls.add("passwd " + name + " " + password);
        }

        @Override
        public void setRole(String name, Role role) {
            calls.add("role " + name + " " + role);
        }

        @Override
        public void setLocked(String name, boolean locked) throws CommandFailure {
            if (refusal != null) {
                throw refusal;
            }
            calls.add("lock " + name + " " + locked);
        }

        @Override
        public void rename(String name, String newName) {
            calls.add("rename " + name + " " + newName);
        }

        @Override
        public void delete(String name) {
            calls.add("delete " + name);
        }

        @Override
        public String export(String name) {
            return "{\"name\":\"" + name + "\"}";
        }

        @Override
        public void switchSecondFactorOff(String name) {
            calls.add("second-factor-off " + name);
        }

        @Override
        public String invite() {
            return "ABCD-EFGH";
        }

        @Override
        public List<String> bans() {
            return List.of("name rude for good, by Ada");
        }

        @Override
        public void unban(String whom) {
            calls.add("unban " + whom);
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }
}

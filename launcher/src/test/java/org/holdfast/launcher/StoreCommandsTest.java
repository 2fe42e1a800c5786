package org.holdfast.launcher;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands on a real store of a server that is not running. */
@Timeout(120)
class StoreCommandsTest {
    private static final Doc.Obj ACCOUNT = Doc.object()
            .put("format", 1)
            .put("name", "Nova")
            .put("role", "player")
            .put("password", Doc.object().put("hash", "c2VjcmV0").build())
            .put("recovery", "secret too")
            .build();

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path data = Path.of("");

    @BeforeEach
    void fill() throws StoreException {
        data = temp.resolve("data");
        try (Store store = Store.open(StoreOptions.of(data.resolve("store")))) {
            put(store, "account", "a-1", 1, ACCOUNT);
            put(store, "room", "1", 2, Doc.object().put("name", "Hall\u009b31m").build());
            put(store, "room", "2/3", 2, Doc.object().put("name", "Cellar").build());
        }
    }

    @Test
    void check_counts_what_there_is() {
        assertThat(run("store", "check")).isZero();

        assertThat(out()).contains("3 records", "account: 1\n", "room: 2\n", "Nothing is damaged.");
        assertThat(err()).isEmpty();
    }

    @Test
    void check_names_what_is_damaged_and_where() throws Exception {
        Path checkpoint = damage();

        assertThat(run("store", "check")).isEqualTo(1);

        assertThat(err()).contains(checkpoint.toString(), "is damaged at byte", "restore the newest backup");
        assertThat(out()).contains("turns could be read").doesNotContain("Nothing is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store list", "store get room/1", "backup --to FILE"})
    void damage_is_one_line_and_exit_code_1(String command) throws Exception {
        damage();

        assertThat(run(words(command))).isEqualTo(1);

        assertThat(err()).contains("is damaged at byte").hasLineCount(1);
        assertThat(temp.resolve("file")).doesNotExist();
    }

    /** A server as well as a command. */
    @ParameterizedTest
    @ValueSource(strings = {"account list", "--telnet-port 0 --web-port 0"})
    void accounts_that_cannot_be_read_are_one_line_and_exit_code_2(String command) throws Exception {
        assertThat(run(words(command))).isEqualTo(2);
        assertThat(err())
                .contains("the record of account a-1 is damaged; restore it from a backup")
                .hasLineCount(1);
        err.reset();
        // So many that what leads to the account is in another block of the file than the account.
        try (Store store = Store.open(StoreOptions.of(data.resolve("store")))) {
            for (int i = 0; i < 3_000; i++) {
                put(
                        store,
                        "room",
                        "many-" + i,
                        2,
                        Doc.object().put("name", "Cell").build());
            }
        }
        flipAByte(checkpoint(), "c2VjcmV0");

        assertThat(run(words(command))).isEqualTo(2);
        assertThat(err()).contains("is damaged at byte").hasLineCount(1);
    }

    @Test
    void get_prints_one_record() {
        assertThat(run("store", "get", "room/2/3")).isZero();

        assertThat(out())
                .isEqualTo("{\"namespace\":\"room\",\"key\":\"2/3\",\"version\":2,\"doc\":{\"name\":\"Cellar\"}}\n");
    }

    @Test
    void list_prints_each_record_or_those_of_a_namespace() {
        assertThat(run("store", "list")).isZero();
        assertThat(out().lines()).hasSize(3).allMatch(line -> Doc.parse(line) instanceof Doc.Obj);
        out.reset();

        assertThat(run("store", "list", "room")).isZero();
        assertThat(out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"namespace\":\"room\",\"key\":"));
        assertThat(out()).contains("Hall\\u009b31m").doesNotContain("\u009b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store list", "store list account", "store get account/a-1"})
    void no_credential_is_ever_shown(String command) {
        assertThat(run(words(command))).isZero();

        assertThat(out())
                .contains("\"name\":\"Nova\"", "\"password\":\"(hidden)\"", "\"recovery\":\"(hidden)\"")
                .doesNotContain("c2VjcmV0", "secret");
    }

    @Test
    void a_backup_is_restored_into_a_missing_directory_and_into_no_other() {
        Path file = temp.resolve("file");
        assertThat(run("backup", "--to", file.toString())).isZero();
        assertThat(out()).isEqualTo("Saved to " + file + ".\n");
        run("store", "list");
        String listed = out().lines().skip(1).toList().toString();
        assertThat(run("restore", "--from", file.toString())).isEqualTo(1);
        assertThat(err()).contains("it is not empty").hasLineCount(1);

        data = temp.resolve("elsewhere");
        out.reset();
        assertThat(run("restore", "--from", file.toString())).isZero();
        assertThat(out()).isEqualTo("Restored 3 records from " + file + " to " + data + ".\n");
        out.reset();
        run("store", "list");
        assertThat(out().lines().toList()).hasToString(listed);
    }

    @Test
    void who_saves_and_restores_sealed_second_factors_is_told_of_the_key() throws Exception {
        Doc.Obj factor =
                Doc.object().put("sealed", "c2VhbGVk").put("lastStep", 0).build();
        try (Store store = Store.open(StoreOptions.of(data.resolve("store")))) {
            put(
                    store,
                    "account",
                    "a-2",
                    1,
                    Doc.object().put("format", 3).put("secondFactor", factor).build());
        }
        Path file = temp.resolve("file");
        assertThat(run("backup", "--to", file.toString())).isZero();
        assertThat(out()).contains("The key of second factors, " + data.resolve("account.key") + ", is not in it");

        data = temp.resolve("elsewhere");
        assertThat(run("restore", "--from", file.toString())).isZero();
        assertThat(out()).contains("put the key that was kept with the backup at " + data.resolve("account.key"));
        out.reset();
        run("store", "list");
        assertThat(out()).doesNotContain("c2VhbGVk");
    }

    @Test
    void a_backup_goes_into_the_data_directory_and_never_over_another() throws Exception {
        assertThat(run("backup")).isZero();

        try (Stream<Path> files = Files.list(data.resolve("backups"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .matches("holdfast-\\d{8}T\\d{6}\\.\\d{3}Z\\.backup");
        }
        Path other = Files.writeString(temp.resolve("other"), "precious");
        assertThat(run("backup", "--to", other.toString())).isEqualTo(1);
        assertThat(err()).contains("it exists already").hasLineCount(1);
        assertThat(other).hasContent("precious");
    }

    @Test
    void a_damaged_backup_is_refused_and_leaves_nothing() throws Exception {
        Path file = temp.resolve("file");
        run("backup", "--to", file.toString());
        flipAByte(file, "Cellar");
        data = temp.resolve("elsewhere");

        assertThat(run("restore", "--from", file.toString())).isEqualTo(1);

        assertThat(err()).contains(file.toString()).hasLineCount(1);
        out.reset();
        run("store", "list");
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"store check", "store list", "store get room/1", "backup --to FILE", "restore --from DATA/config"
            })
    void a_data_directory_in_use_is_one_line_and_exit_code_2(String command) throws Exception {
        Files.writeString(data.resolve("config"), "");
        DataDirectory server = DataDirectory.claim(data);
        try {
            assertThat(run(words(command))).isEqualTo(2);
        } finally {
            server.close();
        }
        assertThat(err()).contains("the data directory " + data + " is in use").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            store check            | there is no data directory
            store list             | there is no data directory
            backup                 | there is no data directory
            account list           | there is no data directory
            account lock --name X  | there is no data directory
            restore --from FILE    | there is no backup
            restore                | Missing required option:
            store get room         | is not of the form NAMESPACE/KEY
            store get ROOM/1       | namespace
            bench store --seconds 0 | --seconds must be 1 or more
            """)
    void what_cannot_begin_is_one_line_and_exit_code_2_and_makes_nothing(String command, String message) {
        data = temp.resolve("nowhere");

        assertThat(run(words(command))).isEqualTo(2);

        assertThat(err()).startsWith("holdfast: ").contains(message).hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void a_record_that_is_not_there_is_exit_code_1() {
        assertThat(run("store", "get", "room/9")).isEqualTo(1);

        assertThat(err()).isEqualTo("holdfast: there is no record room/9\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "bench"})
    void a_group_needs_one_of_its_commands(String group) {
        assertThat(Main.run(new String[] {group}, terminal(), new ProxyCoreStarter(terminal()), new FakeJvm()))
                .isEqualTo(2);

        assertThat(err()).contains(group + " needs one of ").hasLineCount(1);
    }

    /** Adds the data directory, where a command takes one; FILE and DATA stand for paths. */
    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.get(0).equals("bench")) {
            all.addAll(List.of("--data", data.toString()));
        }
        return Main.run(all.toArray(new String[0]), terminal(), new ProxyCoreStarter(terminal()), new FakeJvm());
    }

    private String[] words(String command) {
        return command.replace("FILE", temp.resolve("file").toString())
                .replace("DATA", data.toString())
                .split(" ");
    }

    private Path damage() throws Exception {
        Path checkpoint = checkpoint();
        flipAByte(checkpoint, "Cellar");
        return checkpoint;
    }

    private Path checkpoint() throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("store"))) {
            return files.filter(file -> file.toString().endsWith(".mapdb"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flipAByte(Path file, String of) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(of);
        assertThat(at).as("where the record is").isPositive();
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void put(Store store, String namespace, String id, int version, Doc.Obj doc) {
        RecordChange change = new RecordChange.Put(new StoredRecord(new RecordKey(namespace, id), version, doc));
        store.append(new Commit(namespace, 1, 1, Optional.empty(), List.of(change)));
    }

    private Terminal terminal() {
        return new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

package org.holdfast.launcher.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to start a server, or one of its offline commands. Unless told otherwise: on free ports of the loopback address,
 * without limits, and with password hashes that cost next to nothing. Not thread-safe; used up by its {@code start}.
 */
final class Launch {
    /** Each limit of the contract; 0 switches it off. */
    static final List<String> LIMITS = List.of(
            "limits.lines_per_second",
            "limits.lines_burst",
            "limits.connections_per_address",
            "limits.connections",
            "limits.logins_per_minute_per_address",
            "limits.new_accounts_per_hour_per_address",
            "limits.login_seconds",
            "limits.idle_minutes");

    private final Lab lab;
    private final List<String> jvm = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private Path jar = builtJar();
    private Path data;
    private int telnetPort;
    private int webPort;

    Launch(Lab lab, Path data) {
        this.lab = lab;
        this.data = data;
        LIMITS.forEach(key -> settings.put(key, "0"));
        settings.put("accounts.hash_memory_kib", "1024");
        settings.put("accounts.hash_iterations", "1");
    }

    /** The jar that the build made. */
    static Path builtJar() {
        return Path.of(property("holdfast.it.jar"));
    }

    /** The world's classes that the build made. */
    static Path worldClasses() {
        return Path.of(property("holdfast.it.world"));
    }

    Launch jar(Path path) {
        jar = path;
        return this;
    }

    Launch data(Path directory) {
        data = directory;
        return this;
    }

    Launch telnetPort(int port) {
        telnetPort = port;
        return this;
    }

    Launch webPort(int port) {
        webPort = port;
        return this;
    }

    Launch world(Path path) {
        return option("--world", path.toString());
    }

    /** Sets a key by {@code --set}; the last value counts. */
    Launch set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Leaves a key to the configuration file. */
    Launch unset(String key) {
        settings.remove(key);
        return this;
    }

    Launch option(String... words) {
        options.addAll(List.of(words));
        return this;
    }

    /** A flag for the JVM. */
    Launch jvm(String flag) {
        jvm.add(flag);
        return this;
    }

    /** Starts the server; does not wait for it. */
    HoldfastProcess start() {
        List<String> command = java();
        command.addAll(List.of("--data", data.toString(), "--bind", "127.0.0.1"));
        command.addAll(List.of("--telnet-port", Integer.toString(telnetPort)));
        command.addAll(List.of("--web-port", Integer.toString(webPort)));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        command.addAll(options);
        return lab.start("holdfast", command);
    }

    /** Runs one of the {@code account} commands on the data directory to its end. */
    HoldfastProcess account(String command, String input, String... arguments) {
        List<String> line = java();
        line.addAll(List.of("account", command, "--data", data.toString()));
        line.addAll(List.of(arguments));
        HoldfastProcess process = lab.start("account-" + command, line);
        process.type(input);
        process.endInput();
        process.awaitExit();
        return process;
    }

    /** Runs another command, such as {@code store check}, on the data directory to its end. */
    HoldfastProcess command(String... words) {
        List<String> line = java();
        line.addAll(List.of(words));
        line.addAll(List.of("--data", data.toString()));
        HoldfastProcess process = lab.start(String.join("-", words), line);
        process.awaitExit();
        return process;
    }

    private List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty(
                "holdfast.it.java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        String flags = System.getProperty("holdfast.it.jvm", "").strip();
        if (!flags.isEmpty()) {
            command.addAll(List.of(flags.split("\\s+")));
        }
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static String property(String key) {
        String value = System.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("the system property " + key + " is not set; failsafe sets it");
        }
        return value;
    }
}

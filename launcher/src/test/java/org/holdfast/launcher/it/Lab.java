package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where a test plays: an empty folder, and the processes and clients that were started in it. Ends them all, prints
 * what they said if the test failed, and deletes the folder.
 *
 * <p>Registered as a field of the instance it lives for one test; as a static field, for all tests of the class, which
 * then share a server: clients that a test opened end with the test all the same.
 */
final class Lab implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    /** Characters of one client's text, if a test fails. */
    private static final int MOST_PRINTED = 20_000;

    private final Path folder;
    private final Deque<HoldfastProcess> processes = new ArrayDeque<>();
    private final Deque<TelnetClient> clients = new ArrayDeque<>();
    private boolean shared;

    Lab() {
        try {
            folder = Files.createTempDirectory("holdfast-it-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** The data directory that servers use unless they are told otherwise; does not exist at first. */
    Path data() {
        return folder.resolve("data");
    }

    Launch launch() {
        return new Launch(this, data());
    }

    HoldfastProcess start(String name, List<String> command) {
        HoldfastProcess process = HoldfastProcess.start(name, command, folder);
        processes.push(process);
        return process;
    }

    TelnetClient connect(String name, HoldfastProcess.Ready server) {
        return connect(name, server.telnet());
    }

    TelnetClient connect(String name, InetSocketAddress address) {
        return keep(TelnetClient.connect(name, address));
    }

    TelnetClient over(String name, Socket socket) {
        return keep(TelnetClient.over(name, socket));
    }

    TelnetClient connect(String name, HoldfastProcess.Ready server, Set<Integer> agreeTo, Consumer<String> onLine) {
        return keep(TelnetClient.connect(name, server.telnet(), agreeTo, onLine));
    }

    /** A new player, standing in a room. */
    TelnetClient register(String name, HoldfastProcess.Ready server) {
        TelnetClient client = connect(name, server);
        Dialogue.register(client, name);
        return client;
    }

    /** A known player, standing in a room. */
    TelnetClient login(String name, HoldfastProcess.Ready server) {
        TelnetClient client = connect(name, server);
        Dialogue.login(client, name);
        return client;
    }

    /** A new player who is the server's first admin. */
    TelnetClient registerAdmin(String name, HoldfastProcess.Ready server, String claimCode) {
        TelnetClient client = register(name, server);
        Dialogue.claim(client, claimCode);
        return client;
    }

    /** A listen port that was free a moment ago, for a server that cannot tell which one it picked. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = true;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            print(context.getDisplayName());
        }
        clients.forEach(TelnetClient::close);
        clients.clear();
        if (!shared) {
            clear();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            print(context.getDisplayName());
        }
        clear();
    }

    private TelnetClient keep(TelnetClient client) {
        clients.push(client);
        return client;
    }

    private void print(String test) {
        StringBuilder report = new StringBuilder("==== what was said in " + test + '\n');
        clients.descendingIterator()
                .forEachRemaining(client -> report.append("---- client ")
                        .append(client.name())
                        .append('\n')
                        .append(end(client.text()))
                        .append('\n'));
        processes.descendingIterator().forEachRemaining(process -> report.append(process.describe()));
        System.err.println(report);
    }

    /** There may be hundreds of clients that have seen much. */
    private static String end(String text) {
        return text.length() <= MOST_PRINTED ? text : "[...]" + text.substring(text.length() - MOST_PRINTED);
    }

    private void clear() {
        clients.forEach(TelnetClient::close);
        clients.clear();
        processes.forEach(HoldfastProcess::close);
        processes.clear();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}

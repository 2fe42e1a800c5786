package org.holdfast.launcher;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A core that does what a test says. */
final class FakeCore implements Core {
    final CompletableFuture<Integer> live = new CompletableFuture<>();
    final CompletableFuture<Integer> stopped = new CompletableFuture<>();
    final CompletableFuture<String> failing = new CompletableFuture<>();
    final List<String> shutdowns = new ArrayList<>();
    Optional<String> claimCode = Optional.empty();
    Optional<InetSocketAddress> tlsAddress = Optional.empty();

    @Override
    public InetSocketAddress telnetAddress() {
        return InetSocketAddress.createUnresolved("127.0.0.1", 4000);
    }

    @Override
    public InetSocketAddress webAddress() {
        return InetSocketAddress.createUnresolved("::1", 4080);
    }

    @Override
    public Optional<InetSocketAddress> tlsAddress() {
        return tlsAddress;
    }

    @Override
    public Optional<String> claimCode() {
        return claimCode;
    }

    @Override
    public CompletionStage<Integer> live() {
        return live;
    }

    @Override
    public CompletionStage<Integer> stopped() {
        return stopped;
    }

    @Override
    public CompletionStage<String> failing() {
        return failing;
    }

    @Override
    public void shutdown(String reason) {
        shutdowns.add(reason);
        stopped.complete(0);
    }
}

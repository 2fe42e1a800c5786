package org.holdfast.proxy.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The load generator: clients on one event loop. Its methods wait; they are for one thread, which is not that loop. */
final class Players implements AutoCloseable {
    private static final int LOGINS_AT_ONCE = 100;

    /** Small, so that a client that stops reading is felt by the server, and not only by the kernel, soon. */
    private static final int RECEIVE_BUFFER = 64 << 10;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Player.Counts counts = new Player.Counts();
    private final List<Player> all = new ArrayList<>();

    /** How long something took: for each one, and until the last of each time had it. */
    record Spread(Latencies each, Latencies last) {}

    /** @param names who logs in; empty names where there is no login */
    Players(InetSocketAddress server, List<String> names, String password) throws InterruptedException {
        this(server, names, password, LOGINS_AT_ONCE);
    }

    /** @param atOnce how many log in at the same time */
    Players(InetSocketAddress server, List<String> names, String password, int atOnce) throws InterruptedException {
        Semaphore logins = new Semaphore(atOnce);
        for (String name : names) {
            logins.acquire();
            Player player = new Player(name, password, counts);
            all.add(player);
            var unused = player.playing().whenComplete((done, failure) -> logins.release());
            connect(server, player);
        }
        try {
            all.forEach(player -> player.playing().toCompletableFuture().join());
        } catch (CompletionException e) {
            throw new IllegalStateException("a player could not log in", e);
        }
    }

    private void connect(InetSocketAddress server, Player player) {
        new Bootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(player);
                    }
                })
                .connect(server)
                .syncUninterruptibly();
    }

    Player get(int index) {
        return all.get(index);
    }

    /** Connections that the server ended. */
    int lost() {
        return counts.lost.get();
    }

    /** What was answered in a time, and what of the processor that took the server. */
    record Rate(long lines, Duration time, Duration cpu) {
        double perSecond() {
            return lines * 1e9 / time.toNanos();
        }

        double cpuMicros() {
            return cpu.toNanos() / 1e3 / lines;
        }
    }

    /** So many pings are under way on each connection all the time. */
    Rate pipelined(int depth, Duration warmUp, Duration time, Supplier<Duration> cpu) throws InterruptedException {
        all.forEach(player -> player.pipeline(depth));
        rest(warmUp);
        Duration cpuBefore = cpu.get();
        long before = counts.answers.get();
        long start = System.nanoTime();
        rest(time);
        Rate rate = new Rate(
                counts.answers.get() - before,
                Duration.ofNanos(System.nanoTime() - start),
                cpu.get().minus(cpuBefore));
        all.forEach(player -> player.pipeline(0));
        awaitAnswers(all);
        return rate;
    }

    /** How long answers take at a steady pace, each counted from when its line was due; all but the first {@code quiet}. */
    Latencies paced(int linesPerSecond, int quiet, Duration warmUp, Duration time) throws InterruptedException {
        List<Player> typing = all.subList(quiet, all.size());
        Pace pace = new Pace(typing, TimeUnit.SECONDS.toNanos(1) / linesPerSecond);
        loop.execute(pace);
        rest(warmUp);
        counts.timing = true;
        rest(time);
        counts.timing = false;
        pace.over = true;
        awaitAnswers(typing);
        return onLoop(() -> taken(counts.latencies));
    }

    /** One player types a line that has a mark in it, again and again: how long until the others see it. */
    Spread marks(Player from, String line, int times, int audience) throws InterruptedException {
        Spread spread = new Spread(new Latencies(), new Latencies());
        for (int i = 0; i < times; i++) {
            long expected = counts.marks.get() + audience;
            loop.execute(() -> {
                counts.markedAt = System.nanoTime();
                from.type(line);
            });
            await(() -> counts.marks.get() >= expected);
            Latencies seen = onLoop(() -> taken(counts.seen));
            spread.each().addAll(seen);
            spread.last().add((long) (seen.micros(1) * 1e3));
        }
        return spread;
    }

    /** One player types a line each so often; returns what ends it. */
    Runnable repeat(int index, String line, Duration period) {
        Player player = get(index);
        Future<?> typing = loop.scheduleAtFixedRate(
                () -> player.type(line), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return () -> typing.cancel(false);
    }

    /** One player reads nothing any more. */
    void stall(int index) {
        get(index).channel().config().setAutoRead(false);
    }

    private void awaitAnswers(List<Player> typing) throws InterruptedException {
        await(() -> onLoop(() -> typing.stream().noneMatch(Player::isWaiting)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the server did not answer for " + PATIENCE.toSeconds() + " s");
            }
            rest(Duration.ofMillis(1));
        }
    }

    private <T> T onLoop(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, loop).join();
    }

    private static Latencies taken(Latencies from) {
        Latencies copy = new Latencies();
        copy.addAll(from);
        from.clear();
        return copy;
    }

    static void rest(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    /** Lets players type in turns, at a pace that does not depend on the answers. On the event loop. */
    private final class Pace implements Runnable {
        /** When it is late, answers are to be read all the same. */
        private static final int MOST_AT_ONCE = 64;

        private final List<Player> typing;
        private final long period;
        private final long start = System.nanoTime();
        private long lines;
        private volatile boolean over;

        Pace(List<Player> typing, long period) {
            this.typing = typing;
            this.period = period;
        }

        @Override
        public void run() {
            long due = start + lines * period;
            for (int i = 0; i < MOST_AT_ONCE && due <= System.nanoTime(); i++) {
                typing.get((int) (lines % typing.size())).ping(due);
                lines++;
                due = start + lines * period;
            }
            if (!over) {
                var unused = loop.schedule(this, due - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
    }

    @Override
    public void close() {
        var unused = group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}

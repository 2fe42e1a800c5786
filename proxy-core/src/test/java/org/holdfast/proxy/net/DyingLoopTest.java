package org.holdfast.proxy.net;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** An event loop ends because of an error: whoever wires the core is told, and closing comes to its end. */
@Timeout(60)
class DyingLoopTest {
    private static final NetOptions OPTIONS = new NetOptions("127.0.0.1", 0, 0, 0, 0);

    private final AtomicBoolean dies = new AtomicBoolean();

    /** Waits for sockets as the real one does, until it is to die. */
    private final class Mortal implements IoHandler {
        private final IoHandler real;

        Mortal(IoHandler real) {
            this.real = real;
        }

        @Override
        public void initialize() {
            real.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            int handled = real.run(context);
            if (dies.compareAndSet(true, false)) {
                throw new OutOfMemoryError("injected");
            }
            return handled;
        }

        @Override
        public void prepareToDestroy() {
            real.prepareToDestroy();
        }

        @Override
        public void destroy() {
            real.destroy();
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return real.register(handle);
        }

        @Override
        public void wakeup() {
            real.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return real.isCompatible(handleType);
        }
    }

    private Listeners open() throws ListenException {
        Transport nio = Transport.nio();
        Transport mortal =
                new Transport(executor -> new Mortal(nio.ioHandler().newHandler(executor)), nio.serverChannel());
        return Listeners.open(
                OPTIONS,
                mortal,
                peer -> new ChannelInboundHandlerAdapter(),
                peer -> new ChannelInboundHandlerAdapter(),
                address -> false);
    }

    @Test
    void thatALoopHasEndedIsTold() throws Exception {
        Listeners listeners = open();
        dies.set(true);
        // Something to wake up for.
        listeners.stopAccepting();

        assertThat(listeners.died().toCompletableFuture().get(30, TimeUnit.SECONDS))
                .startsWith("an event loop has ended because of an error");
        listeners.close();
    }

    @Test
    void closingIsNoDeath() throws Exception {
        Listeners listeners = open();
        listeners.close();

        assertThat(listeners.died().toCompletableFuture()).isNotDone();
    }
}

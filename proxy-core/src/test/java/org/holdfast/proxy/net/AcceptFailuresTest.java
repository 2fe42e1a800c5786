package org.holdfast.proxy.net;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptFailuresTest {
    @Test
    void acceptingPausesAndGoesOn() {
        EmbeddedChannel port = new EmbeddedChannel();
        port.freezeTime();
        port.pipeline().addLast(new AcceptFailures());

        port.pipeline().fireExceptionCaught(new IOException("Too many open files"));
        port.pipeline().fireExceptionCaught(new IOException("Too many open files"));
        assertThat(port.config().isAutoRead()).isFalse();
        assertThat(port.isOpen()).isTrue();

        port.advanceTimeBy(AcceptFailures.PAUSE_SECONDS, TimeUnit.SECONDS);
        port.runPendingTasks();
        assertThat(port.config().isAutoRead()).isTrue();
        port.finishAndReleaseAll();
    }
}

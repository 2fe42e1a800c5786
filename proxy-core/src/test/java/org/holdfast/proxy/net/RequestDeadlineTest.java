package org.holdfast.proxy.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestDeadlineTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();

    RequestDeadlineTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new RequestDeadline());
        channel.pipeline().fireChannelActive();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runPendingTasks();
    }

    private void request() {
        channel.writeInbound(
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER));
    }

    private void answer() {
        channel.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
    }

    @Test
    void aConnectionWithoutARequestIsClosed() {
        pass(RequestDeadline.SECONDS - 1);
        assertThat(channel.isActive()).isTrue();
        pass(1);
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void ourOwnTimeDoesNotCount() {
        request();
        pass(10L * RequestDeadline.SECONDS);
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void everyAnswerGivesTimeForTheNextRequest() {
        for (int i = 0; i < 5; i++) {
            pass(RequestDeadline.SECONDS - 1);
            request();
            answer();
        }
        assertThat(channel.isActive()).isTrue();
        pass(RequestDeadline.SECONDS);
        assertThat(channel.isActive()).isFalse();
    }
}

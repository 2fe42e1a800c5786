package org.holdfast.proxy.bench;

import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.SessionOutput.Ending;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SwapBenchmarkTest {
    @Test
    void theTypistsCountWhatBecomesOfTheirLines() throws Exception {
        BlockingQueue<ToModule> port = new LinkedBlockingQueue<>();
        BenchWorld world = new BenchWorld(100, 3);
        Typists typists = new Typists(world.sessions(), port::add);
        typists.start();
        Set<SessionId> typed = new HashSet<>();
        for (int lines = 0; lines < 20 || typed.size() < 3; ) {
            ToModule message = port.take();
            if (message instanceof ToModule.Input input) {
                lines++;
                typed.add(input.session());
                typists.show(answer(input));
            }
        }
        typists.stop();
        List<ToModule> rest = List.copyOf(port);
        rest.forEach(message -> typists.show(answer((ToModule.Input) message)));
        assertThat(typists.faults()).isEqualTo("0 lost, 0 doubled, 0 out of turn, 0 failed, 0 answered wrongly");

        ToModule.Input last = new ToModule.Input(world.sessions().get(1).id(), 1, "again", false);
        typists.show(new ShownTurn(Optional.of(last), List.of(), Ending.FAILED));
        assertThat(typists.faults()).isEqualTo("0 lost, 1 doubled, 0 out of turn, 1 failed, 0 answered wrongly");
        ToModule.Input unanswered = new ToModule.Input(last.session(), 1_000, "ping 1000", false);
        typists.show(new ShownTurn(Optional.of(unanswered), List.of(), Ending.DONE));
        assertThat(typists.faults()).isEqualTo("-1 lost, 1 doubled, 1 out of turn, 1 failed, 1 answered wrongly");
    }

    /** Of a world that echoes. */
    private static ShownTurn answer(ToModule.Input input) {
        String token = input.line().substring(input.line().indexOf(' ') + 1);
        FromModule tell = new FromModule.Tell(input.session(), Text.of("pong {}", token));
        return new ShownTurn(Optional.of(input), List.of(tell), Ending.DONE);
    }

    @Test
    void thereIsNoContent() {
        assertThat(new BenchWorld.NoContent().list("areas")).isEmpty();
        assertThatThrownBy(() -> new BenchWorld.NoContent().read("banner.txt")).isInstanceOf(NoSuchFileException.class);
    }
}

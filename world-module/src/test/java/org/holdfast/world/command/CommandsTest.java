package org.holdfast.world.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandsTest {
    private record Named(String name, List<String> aliases, Optional<String> permission) implements Command {
        @Override
        public String usage() {
            return name;
        }

        @Override
        public String help() {
            return name;
        }

        @Override
        public void run(Invocation in) {}
    }

    private static Command command(String name, String... aliases) {
        return new Named(name, List.of(aliases), Optional.empty());
    }

    private static SessionInfo session(String... permissions) {
        return new SessionInfo(SessionId.random(), "a", "c", "n", Set.of(permissions), ClientInfo.UNKNOWN, 1);
    }

    private final Commands commands = new Commands(List.of(
            command("north", "n"),
            command("northeast", "ne"),
            command("say", "'"),
            command("save"),
            new Named("nuke", List.of("nu"), Optional.of("administer"))));

    private List<String> find(String word, String... permissions) {
        return commands.find(word, session(permissions)).stream()
                .map(Command::name)
                .toList();
    }

    @Test
    void wholeWordsComeBeforeBeginnings() {
        assertThat(find("n")).containsExactly("north");
        assertThat(find("ne")).containsExactly("northeast");
        assertThat(find("NORTH")).containsExactly("north");
        assertThat(find("'")).containsExactly("say");
    }

    @Test
    void beginningsAreEnoughIfOneNameBeginsAllOthers() {
        assertThat(find("no")).containsExactly("north");
        assertThat(find("northe")).containsExactly("northeast");
        assertThat(find("sa")).as("a common one is meant").containsExactly("say");
        assertThat(find("say!")).isEmpty();
        assertThat(find("")).isEmpty();
    }

    @Test
    void whatOneMayNotUseIsNotThere() {
        assertThat(find("nuke")).isEmpty();
        assertThat(find("nu")).isEmpty();
        assertThat(find("nuk", "administer")).containsExactly("nuke");
        assertThat(commands.allowed(session())).extracting(Command::name).doesNotContain("nuke");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Commands(List.of(command("north", "n"), command("note", "n"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two commands are called 'n': north and note");
    }
}

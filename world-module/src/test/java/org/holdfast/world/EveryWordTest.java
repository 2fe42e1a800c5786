package org.holdfast.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.api.Permissions;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for each command, also for those that are yet to come. */
class EveryWordTest {
    private static final Path TESTS = Path.of("src", "test", "java");

    static Stream<String> names() {
        return commands().map(Command::name);
    }

    private static Stream<Command> commands() {
        return StandardCommands.of(TestHost.context(1, TestContent.small()), "0", new ChannelHistory())
                .allowed(TestHost.session("Nova", Permissions.BUILD, Permissions.ADMINISTER))
                .stream();
    }

    private static Command command(String name) {
        return commands()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isExplained(String name) {
        Command command = command(name);
        assertThat(command.name()).isEqualTo(command.name().toLowerCase(Locale.ROOT));
        assertThat(command.usage()).startsWith(name);
        assertThat(command.help()).hasSizeGreaterThan(15);
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        host.open(TestHost.session("Root", Permissions.BUILD, Permissions.ADMINISTER));
        assertThat(host.type("Root", "help " + name).seenBy("Root"))
                .startsWith(name, "Usage: " + command.usage())
                .anyMatch(command.help()::startsWith);
    }

    /** A command whose usage asks for something tells so when nothing is given. */
    @ParameterizedTest
    @MethodSource("names")
    void isAnsweredWithItsUsageWhenWhatItNeedsIsMissing(String name) {
        TestHost host = TestHost.withNovaAndOrm(TestContent.small());
        host.open(TestHost.session("Root", Permissions.BUILD, Permissions.ADMINISTER));
        Command command = command(name);
        boolean needs = command.usage().length() > name.length()
                && !command.usage().substring(name.length()).strip().startsWith("[");
        if (needs) {
            Output output = host.type("Root", name);
            assertThat(output.seenBy("Root"))
                    .startsWith("Usage: " + command.usage())
                    .endsWith("> ");
            assertThat(output.changed()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasAnAnswerToNonsense(String name) {
        for (String nonsense :
                List.of("", "xyzzy", "#999", "=", "xyzzy=", "=xyzzy", "xyzzy=xyzzy", "#999=#999", "me=me:")) {
            TestHost host = TestHost.withNovaAndOrm(TestContent.small());
            host.open(TestHost.session("Root", Permissions.BUILD, Permissions.ADMINISTER));
            List<String> answer = host.type("Root", name + " " + nonsense).seenBy("Root");
            assertThat(answer).as(name + " " + nonsense).isNotEmpty();
            assertThat(answer.get(0)).as(name + " " + nonsense).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void isUsedInATest() throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(EveryWordTest::read)
                    .collect(Collectors.joining());
        }
        assertThat(commands())
                .allSatisfy(command -> assertThat(Stream.concat(Stream.of(command.name()), command.aliases().stream())
                                .map(word -> Pattern.compile("(\"|\";|;)" + Pattern.quote(word) + "[\"; ]")))
                        .as("a test types " + command.name())
                        .anyMatch(pattern -> pattern.matcher(tests).find()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

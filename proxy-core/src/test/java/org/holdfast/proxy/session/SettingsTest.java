package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.render.Theme;
import org.holdfast.proxy.render.Themes;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What players set for themselves, from the line that they type to what they and the world are shown. */
class SettingsTest {
    private static final Text ROOM = Text.of("<room>Hall</room>");
    private static final int MTTS_256_AND_SCREEN_READER = 1 | 8 | 64;

    private final SessionHarness harness = new SessionHarness();
    private Client nova;

    @BeforeEach
    void play() throws InterruptedException {
        harness.renderer().use(new Themes(List.of(Theme.of("dusk", Map.of("room", "blue")))));
        nova = harness.play("Nova");
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        color 16               > color is 16; your client has announced no colours.
        COLOR True             > color is true; your client has announced no colours.
        colour none            > color is none; your client has announced no colours.
        color auto             > color is auto; your client has announced no colours.
        width 60               > width is 60; your client has announced no width.
        width 0                > width is 0; your client has announced no width.
        width auto             > width is auto; your client has announced no width.
        theme dusk             > theme is dusk; there are default, dusk.
        theme Default          > theme is default; there are default, dusk.
        screenreader on        > screenreader is on; your client has announced no screen reader.
        screenreader off       > screenreader is off; your client has announced no screen reader.
        screenreader auto      > screenreader is auto; your client has announced no screen reader.
        brief                  > brief is on: rooms are shown without their descriptions, but for look here.
        brief on               > brief is on: rooms are shown without their descriptions, but for look here.
        brief off              > brief is off: rooms are shown with their descriptions.
        """)
    void whatIsSetIsAnsweredWithWhatItIsThenAndOnePrompt(String line, String answer) {
        nova.type(line);

        expectWords("> |" + answer + "\n");
        nova.expect("\n> |");
        nova.type("color none");
        expectWords("\n> |color is none;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        color pink             > "pink" is nothing for color. Usage: color none|16|256|true|auto
        color 16 256           > "16 256" is nothing for color. Usage: color none|16|256|true|auto
        width 9                > "9" is nothing for width. Usage: width N|auto
        width 501              > "501" is nothing for width. Usage: width N|auto
        width -1               > "-1" is nothing for width. Usage: width N|auto
        width 99999999999      > "99999999999" is nothing for width. Usage: width N|auto
        width ٦٠               > "٦٠" is nothing for width. Usage: width N|auto
        theme &red             > There is no theme "&red"; there are default, dusk.
        screenreader perhaps   > "perhaps" is nothing for screenreader. Usage: screenreader on|off|auto
        brief {}               > "{}" is nothing for brief. Usage: brief [on|off]
        """)
    void wrongUseIsAnsweredWithTheRightOne(String line, String answer) {
        nova.type(line);

        expectWords("> |" + answer + "\n> |");
        assertThat(harness.accounts().find("Nova").orElseThrow().preferences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        color        > color is auto; your client has announced no colours.
        width        > width is auto; your client has announced no width.
        theme        > theme is default; there are default, dusk.
        screenreader > screenreader is auto; your client has announced no screen reader.
        """)
    void aloneEachTellsWhatIsSetAndHowToSetIt(String line, String answer) {
        nova.type(line);

        expectWords("> |" + answer + "\n");
        expectWords("\nUsage: " + line + " ");
    }

    @ParameterizedTest
    @CsvSource({"help color", "HELP Colour", "? width", "help theme", "help screenreader", "help brief"})
    void helpIsThereWithoutAWorld(String line) {
        harness.sessions().worldListener().noWorld("it is gone");
        nova.type(line);

        nova.expect("Usage: ");
        nova.expect("\n> |");
        assertThat(harness.nothingForTheWorld()).isTrue();
    }

    @Test
    void otherHelpIsTheWorlds() throws InterruptedException {
        nova.type("help", "help look", "colors");

        for (String line : List.of("help", "help look", "colors")) {
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo(line);
        }
    }

    @Test
    void whatIsSetHoldsForEverythingThatIsShownFromThenOn() {
        nova.type("color true", "theme dusk");
        expectWords("theme is dusk");
        show(ROOM);
        nova.expect("\033[94mHall\033[0m");
        nova.type("theme default");
        expectWords("theme is default");
        show(ROOM);
        nova.expect("\033[1;33mHall\033[0m");
        nova.type("color none");
        nova.expect("color is none");
        show(ROOM);
        nova.expect("\nHall\n");
    }

    @Test
    void widthGoesAboveWhatTheClientAnnouncedAndAutoBackToIt() throws InterruptedException {
        Text words = Text.plain("twelve chars and twelve chars");
        nova.send(new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withWindow(20, 24)));
        // The announcement and what the world says come by different threads.
        assertThat(told().columns()).isEqualTo(20);
        show(words);
        nova.expect("twelve chars and\ntwelve chars");
        nova.type("width 0");
        nova.expect("width is 0; your client has announced 20 columns.");
        show(words);
        nova.expect("twelve chars and twelve chars");
        nova.type("width auto");
        nova.expect("width is auto");
        show(words);
        nova.expect("twelve chars and\ntwelve chars");
    }

    @Test
    void theWorldIsToldOfWhatConcernsIt() throws InterruptedException {
        nova.type("width 60", "screenreader on", "brief", "color 256");

        assertThat(told().columns()).isEqualTo(60);
        assertThat(told().screenReader()).isTrue();
        assertThat(told().brief()).isTrue();
        expectWords("color is 256");
        assertThat(harness.nothingForTheWorld()).isTrue();
    }

    @Test
    void briefHoldsForTheNextLineAlsoWhenBothAreSentAtOnce() throws InterruptedException {
        nova.type("brief", "look");

        assertThat(told().brief()).isTrue();
        assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");
    }

    @Test
    void whatIsSetIsThereAtTheNextLogin() throws InterruptedException {
        nova.type("color 16", "width 30", "theme dusk", "screenreader off", "brief");
        expectWords("brief is on");
        assertThat(harness.accounts().find("Nova").orElseThrow().preferences())
                .containsOnly(
                        Map.entry("color", "16"),
                        Map.entry("width", "30"),
                        Map.entry("theme", "dusk"),
                        Map.entry("screenreader", "off"),
                        Map.entry("brief", "on"));
        nova.hangUp();

        Client again = harness.connect();
        again.send(new TelnetEvent.TerminalChanged(
                Terminal.UNKNOWN.withWindow(80, 24).withNames("", "", MTTS_256_AND_SCREEN_READER)));
        again.type("Nova", "correct horse");
        ToModule.SessionOpened opened = await(ToModule.SessionOpened.class);
        assertThat(opened.session().client().columns()).isEqualTo(30);
        assertThat(opened.session().client().screenReader()).isFalse();
        assertThat(opened.session().client().brief()).isTrue();
        harness.show(opened, new FromModule.Tell(opened.session().id(), ROOM));
        again.expect("\033[94mHall\033[0m");
    }

    @Test
    void whatIsSetToAutoIsNoLongerKept() {
        nova.type("color 16", "color auto", "brief on", "brief off", "theme dusk", "theme default");
        expectWords("theme is default");

        assertThat(harness.accounts().find("Nova").orElseThrow().preferences()).isEmpty();
    }

    @Test
    void aThemeThatIsGoneLooksLikeTheDefaultUntilItIsBack() {
        nova.type("color 16", "theme dusk");
        expectWords("theme is dusk");
        harness.renderer().use(Themes.BUILT_IN);
        nova.type("theme");
        expectWords("theme is dusk, which is gone; there are default.");
        show(ROOM);
        nova.expect("\033[1;33mHall\033[0m");
        harness.renderer().use(new Themes(List.of(Theme.of("dusk", Map.of("room", "blue")))));
        show(ROOM);
        nova.expect("\033[94mHall\033[0m");
    }

    @Test
    void anAdminHasTheThemesReadAgain() throws Exception {
        nova.type("@themes");
        assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("@themes");
        harness.accounts()
                .setRole(harness.accounts().find("Nova").orElseThrow(), Role.ADMIN)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        harness.next(ToModule.ClientChanged.class);
        harness.host().themes = new ThemesRead(List.of("default", "dawn"), Optional.empty());
        nova.type("@themes");
        nova.expect("The themes are default, dawn.\n> |");
        harness.host().themes = new ThemesRead(List.of("default", "dawn"), Optional.of("theme.toml, line 3: <oops>"));
        nova.type("@themes");
        nova.expect("Nothing was changed: theme.toml, line 3: <oops>.\n> |");
    }

    @Test
    void aScreenReaderIsSparedThePromptAfterWhatOthersDo() {
        nova.type("screenreader on");
        nova.expect("screenreader is on; your client has announced no screen reader.\n> |");
        show(Text.of("<danger>The roof comes down.</danger>"));
        nova.expect("\nDanger: The roof comes down.\n");
        show(Text.of("Dust."));
        nova.type("screenreader off");

        nova.expect("Dust.\nscreenreader is off");
    }

    /** Waits until this has been shown, whatever its looks. */
    private void expectWords(String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(nova.seen().replaceAll("\033\\[[0-9;]*m", ""))
                        .contains(words));
    }

    private ClientInfo told() throws InterruptedException {
        return harness.next(ToModule.ClientChanged.class).session().client();
    }

    /** The next message of a kind, whatever comes before it. */
    private <T extends ToModule> T await(Class<T> kind) throws InterruptedException {
        ToModule message = harness.next(ToModule.class);
        while (!kind.isInstance(message)) {
            message = harness.next(ToModule.class);
        }
        return kind.cast(message);
    }

    /** The world shows Nova something that she has not asked for. */
    private void show(Text text) {
        harness.show(new ToModule.Tick(), new FromModule.Tell(nova.session(), text));
    }
}

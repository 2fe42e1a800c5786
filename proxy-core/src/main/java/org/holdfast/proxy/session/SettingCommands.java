package org.holdfast.proxy.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.proxy.render.ColourDepth;
import org.holdfast.proxy.render.Themes;
import org.holdfast.proxy.telnet.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands by which players set how they are shown the game, and the help for them. Taken by the core, so that they
 * are the same in every world and work without one.
 *
 * <pre>
 *   color        tells what is set
 *   color 256    sets it: at once for what is shown from then on; answered when it is saved
 *   color pink   tells what there is
 *   help color
 * </pre>
 *
 * Runs on the event loop of the session that typed the command.
 */
final class SettingCommands {
    private static final Logger LOG = LoggerFactory.getLogger(SettingCommands.class);

    /** A bit of everything, so that a theme can be judged. */
    private static final Text SAMPLE = Text.of("<room>A room</room>, an <exit>exit</exit>, <item>an item</item>,"
            + " <creature>a creature</creature>, <name>a name</name>, <speech>\"speech\"</speech>,"
            + " <danger>danger</danger>, <success>success</success>, <notice>a notice</notice>, <hint>a hint</hint>");

    private SettingCommands() {}

    /**
     * Runs a line, if it is one of these commands, or asks for help on one.
     *
     * @param word in small letters
     * @return whether it was, and has been or will be answered
     */
    static boolean run(String word, String arguments, Session session, Connection from) {
        if (word.equals("help") || word.equals("?")) {
            Optional<Setting> explained = Setting.find(arguments);
            explained.ifPresent(setting -> answer(help(setting), from));
            return explained.isPresent();
        }
        Optional<Setting> meant = Setting.find(word);
        meant.ifPresent(setting -> run(setting, arguments.toLowerCase(Locale.ROOT), session, from));
        return meant.isPresent();
    }

    private static void run(Setting setting, String typed, Session session, Connection from) {
        Preferences now = session.settings().now();
        String word = typed;
        if (typed.isEmpty()) {
            if (setting != Setting.BRIEF) {
                answer(Text.lines(List.of(state(setting, session, from), usage(setting))), from);
                return;
            }
            word = now.brief() ? "off" : "on";
        }
        Themes themes = session.sessions().renderer().themes();
        boolean there =
                setting == Setting.THEME ? themes.has(word) : setting.keeps(word) || word.equals(setting.unset());
        if (!there) {
            answer(refusal(setting, typed, themes), from);
        } else if (session.settings().isBehind()) {
            answer(Text.of("What you set before is still being saved; please wait a moment."), from);
        } else {
            change(setting, word, session, from);
        }
    }

    private static void change(Setting setting, String word, Session session, Connection from) {
        OwnSettings settings = session.settings();
        var unused = settings.change(setting, word)
                .whenComplete((saved, failure) -> session.later(() -> {
                    if (failure == null) {
                        settings.saved(saved);
                        session.viewers().answer(state(setting, session, from), from);
                    } else {
                        LOG.error("a player's setting could not be saved", failure);
                        settings.notSaved();
                        session.viewers().answer(Text.of("That could not be saved; it holds until you leave."), from);
                    }
                }));
        session.settingsChanged();
    }

    private static void answer(Text text, Connection from) {
        from.screen().show(text);
        from.screen().promptAgain();
    }

    private static Text usage(Setting setting) {
        return Text.of("<label>Usage:</label> <value>{}</value>", setting.usage());
    }

    private static Text help(Setting setting) {
        return Text.lines(List.of(
                Text.of("<heading>{}</heading>", setting.command()), usage(setting), Text.plain(setting.help())));
    }

    private static Text refusal(Setting setting, String typed, Themes themes) {
        return setting == Setting.THEME
                ? Text.of("There is no theme \"{}\"; there are {}.", typed, themeNames(themes))
                : Text.of("\"{}\" is nothing for {}. {}", typed, setting.command(), usage(setting));
    }

    /** What is set, and what follows from it. */
    private static Text state(Setting setting, Session session, Connection from) {
        Preferences now = session.settings().now();
        Terminal terminal = from.terminal();
        Text set = Text.of("<label>{}</label> is <value>{}</value>", setting.command(), now.word(setting));
        return switch (setting) {
            case COLOR -> Text.of("{}; your client has announced {}.", set, colours(Views.depth(terminal)));
            case WIDTH ->
                Text.of(
                        "{}; your client has announced {}.",
                        set,
                        terminal.columns() == 0 ? "no width" : terminal.columns() + " columns");
            case THEME -> theme(set, now, session.sessions().renderer().themes());
            case SCREENREADER ->
                Text.of(
                        "{}; your client has announced {}.",
                        set,
                        terminal.screenReader() ? "a screen reader" : "no screen reader");
            case BRIEF ->
                Text.of(
                        now.brief()
                                ? "{}: rooms are shown without their descriptions, but for"
                                        + " <command>look here</command>."
                                : "{}: rooms are shown with their descriptions.",
                        set);
        };
    }

    private static Text theme(Text set, Preferences now, Themes themes) {
        List<Text> lines = new ArrayList<>();
        lines.add(
                themes.has(now.theme())
                        ? Text.of("{}; there are {}.", set, themeNames(themes))
                        : Text.of("{}, which is gone; there are {}.", set, themeNames(themes)));
        lines.add(SAMPLE);
        return Text.lines(lines);
    }

    private static Text themeNames(Themes themes) {
        return Text.join(
                ", ",
                themes.names().stream()
                        .map(name -> Text.of("<value>{}</value>", name))
                        .toList());
    }

    private static String colours(ColourDepth depth) {
        return switch (depth) {
            case NONE -> "no colours";
            case ANSI16 -> "16 colours";
            case ANSI256 -> "256 colours";
            case TRUECOLOUR -> "24-bit colours";
        };
    }
}

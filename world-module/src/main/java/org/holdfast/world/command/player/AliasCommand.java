package org.holdfast.world.command.player;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.notebook.Notebook;

/** Gives words of the player's own a meaning. */
public final class AliasCommand implements Command {
    private static final int MAX_ALIASES = 50;
    private static final int MAX_LENGTH = 500;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_-]{1,20}");

    @Override
    public String name() {
        return "alias";
    }

    @Override
    public String usage() {
        return "alias [WORD[=COMMAND]]";
    }

    @Override
    public String help() {
        return "Gives a word of yours a meaning: alias k=kill %1, alias fetch=;n;get %*;s. In it %1 to %9 are the words that"
                + " follow yours, %* is all of them and %% a percent sign; without any, they come at the end. Alone it"
                + " lists your words; unalias takes one away.";
    }

    @Override
    public void run(Invocation in) {
        Notebook notebook = in.desk().notebooks().of(in.session().character());
        int equals = in.words().indexOf('=');
        String word = (equals < 0 ? in.words() : in.words().substring(0, equals))
                .strip()
                .toLowerCase(Locale.ROOT);
        String meaning = equals < 0 ? "" : in.words().substring(equals + 1).strip();
        if (word.isEmpty() && equals < 0) {
            list(in, notebook);
        } else if (equals < 0) {
            Optional.ofNullable(notebook.aliases().get(word))
                    .ifPresentOrElse(
                            known -> in.tell(line(word, known)),
                            () -> in.tell(Text.of("You have no alias \"{}\".", word)));
        } else if (word.isEmpty() || meaning.isEmpty()) {
            in.tellUsage(this);
        } else {
            set(in, notebook, word, meaning);
        }
    }

    private static void list(Invocation in, Notebook notebook) {
        in.tell(
                notebook.aliases().isEmpty()
                        ? Text.of("You have no aliases. <command>help alias</command> tells how to make one.")
                        : Text.lines(notebook.aliases().entrySet().stream()
                                .map(alias -> line(alias.getKey(), alias.getValue()))
                                .toList()));
    }

    private static Text line(String word, String meaning) {
        return Text.of("<command>{}</command> = <value>{}</value>", word, meaning);
    }

    private static void set(Invocation in, Notebook notebook, String word, String meaning) {
        if (!WORD.matcher(word).matches()) {
            in.tell(Text.of("An alias is one word of letters, digits, _ and -, at most 20 of them."));
        } else if (in.commands().isWord(word)) {
            in.tell(Text.of("\"{}\" is a command already.", word));
        } else if (meaning.length() > MAX_LENGTH) {
            in.tell(Text.of("An alias stands for at most {} characters.", MAX_LENGTH));
        } else if (!notebook.aliases().containsKey(word) && notebook.aliases().size() >= MAX_ALIASES) {
            in.tell(Text.of("You have {} aliases, and nobody has more.", MAX_ALIASES));
        } else {
            in.desk().notebooks().change(in.turn(), in.session().character(), notebook.with(word, meaning));
            in.tell(Text.of("<success>{}</success>", line(word, meaning)));
        }
    }
}

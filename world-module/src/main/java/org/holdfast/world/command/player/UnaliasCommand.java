package org.holdfast.world.command.player;

import java.util.Locale;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.notebook.Notebook;

/** Takes the meaning of a word of the player's own away. */
public final class UnaliasCommand implements Command {
    @Override
    public String name() {
        return "unalias";
    }

    @Override
    public String usage() {
        return "unalias WORD";
    }

    @Override
    public String help() {
        return "Forgets one of your aliases: unalias fetch.";
    }

    @Override
    public void run(Invocation in) {
        String word = in.words().toLowerCase(Locale.ROOT);
        Notebook notebook = in.desk().notebooks().of(in.session().character());
        if (word.isEmpty()) {
            in.tellUsage(this);
        } else if (notebook.aliases().containsKey(word)) {
            in.desk().notebooks().change(in.turn(), in.session().character(), notebook.without(word));
            in.tell(Text.of("<success>\"{}\" means nothing of yours any more.</success>", word));
        } else {
            in.tell(Text.of("You have no alias \"{}\". <command>alias</command> lists those you have.", word));
        }
    }
}

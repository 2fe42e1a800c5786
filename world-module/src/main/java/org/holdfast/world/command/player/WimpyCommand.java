package org.holdfast.world.command.player;

import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;

/** Sets when to run from a fight without being told to. */
public final class WimpyCommand implements Command {
    @Override
    public String name() {
        return "wimpy";
    }

    @Override
    public String usage() {
        return "wimpy [HITPOINTS]";
    }

    @Override
    public String help() {
        return "You flee by yourself as soon as you have fewer hit points than this; 0 is never. Alone, tells what is set.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            tell(in, Stats.wimpy(in.actor()));
            return;
        }
        Optional<Integer> wanted = number(in.words());
        if (wanted.isEmpty() || wanted.get() > Stats.maxHp(in.actor())) {
            in.tell(Text.of("Give a number from 0 to {}, your hit points when unhurt.", Stats.maxHp(in.actor())));
        } else if (wanted.get() == 0) {
            in.turn().unset(in.actor(), Stats.WIMPY);
            tell(in, 0);
        } else {
            in.turn().set(in.actor(), Stats.WIMPY, new Doc.Int(wanted.get()));
            tell(in, wanted.get());
        }
    }

    private static void tell(Invocation in, int wimpy) {
        in.tell(
                wimpy == 0
                        ? Text.of("You stay in a fight until you tell yourself to flee.")
                        : Text.of("You flee when you have fewer than {} hit points.", wimpy));
    }

    private static Optional<Integer> number(String words) {
        return words.matches("[0-9]{1,7}") ? Optional.of(Integer.valueOf(words)) : Optional.empty();
    }
}

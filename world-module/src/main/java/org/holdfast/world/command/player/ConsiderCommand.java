package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Rules;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Tells how a fight would go. */
public final class ConsiderCommand implements Command {
    @Override
    public String name() {
        return "consider";
    }

    @Override
    public List<String> aliases() {
        return List.of("con");
    }

    @Override
    public String usage() {
        return "consider CHARACTER";
    }

    @Override
    public String help() {
        return "Tells how a fight with somebody who is here would go, as far as one can see, if luck is even.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        in.one(in.targets().characters(in.words())).ifPresent(other -> in.tell(judge(in, other)));
    }

    private static Text judge(Invocation in, Thing other) {
        if (other.id().equals(in.actor().id())) {
            return Text.of("You would win, and you would lose.");
        }
        double blows = Rules.blowsToKill(in.things(), in.actor(), other);
        double answers = Rules.blowsToKill(in.things(), other, in.actor());
        double odds = answers / Math.max(blows, 0.01);
        return Text.of(
                "{}: {} You would need about {} blows, and stand about {}.",
                LookView.named(other),
                word(odds),
                Math.round(Math.ceil(blows)),
                Math.round(Math.ceil(answers)));
    }

    private static String word(double odds) {
        if (odds > 4) {
            return "no match for you.";
        }
        if (odds > 1.5) {
            return "you should win.";
        }
        if (odds > 0.7) {
            return "a fair fight.";
        }
        return odds > 0.25 ? "you would need luck." : "that would be your death.";
    }
}

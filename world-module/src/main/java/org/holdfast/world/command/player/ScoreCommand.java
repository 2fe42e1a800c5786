package org.holdfast.world.command.player;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.combat.Rules;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.view.LookView;

/** Tells players how they are. */
public final class ScoreCommand implements Command {
    @Override
    public String name() {
        return "score";
    }

    @Override
    public List<String> aliases() {
        return List.of("sc");
    }

    @Override
    public String usage() {
        return "score";
    }

    @Override
    public String help() {
        return "Tells how you are: level, hit points, experience, what your blows are worth, armour and gold.";
    }

    @Override
    public void run(Invocation in) {
        Thing body = in.actor();
        int level = Stats.level(body);
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("{}, level {}", LookView.named(body), level));
        lines.add(Text.of("<label>Hit points:</label> {} of {}", Stats.hp(body), Stats.maxHp(body)));
        lines.add(
                level < Stats.MOST_LEVEL
                        ? Text.of(
                                "<label>Experience:</label> {}; level {} comes with {}",
                                Stats.experience(body),
                                level + 1,
                                Rules.experienceFor(level + 1))
                        : Text.of("<label>Experience:</label> {}", Stats.experience(body)));
        lines.add(Text.of(
                "<label>Damage:</label> {}", Stats.damage(in.things(), body).toString()));
        lines.add(Text.of("<label>Armour:</label> {}", Stats.armor(in.things(), body)));
        lines.add(Text.of("<label>Gold:</label> {}", Purse.of(body)));
        if (Stats.wimpy(body) > 0) {
            lines.add(Text.of("<label>Wimpy:</label> {}", Stats.wimpy(body)));
        }
        Fighting.opponent(in.things(), body)
                .filter(other -> other.location().equals(body.location()))
                .ifPresent(other -> lines.add(Text.of("You are fighting {}.", LookView.named(other))));
        in.tell(Text.lines(lines));
    }
}

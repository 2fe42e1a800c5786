package org.holdfast.world.command.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Slot;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;

/** Lists what the player wears and wields. */
public final class EquipmentCommand implements Command {
    @Override
    public String name() {
        return "equipment";
    }

    @Override
    public List<String> aliases() {
        return List.of("eq");
    }

    @Override
    public String usage() {
        return "equipment";
    }

    @Override
    public String help() {
        return "Lists what you wear and wield, and where. inventory lists the rest.";
    }

    @Override
    public void run(Invocation in) {
        Map<Slot, List<Thing>> worn = Worn.by(in.things(), in.actor());
        if (worn.isEmpty()) {
            in.tell(Text.of("You wear nothing."));
            return;
        }
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<heading>You wear</heading>"));
        worn.forEach((slot, items) ->
                lines.add(Text.of("<label>{}:</label> {}", slot.phrase(), Lists.and(LookView.names(items)))));
        in.tell(Text.lines(lines));
    }
}

package org.holdfast.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.holdfast.api.ModuleContext;
import org.holdfast.world.behavior.Behavior;
import org.holdfast.world.behavior.StandardBehaviors;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Commands;
import org.holdfast.world.command.builder.BehaveCommand;
import org.holdfast.world.command.builder.CopyCommand;
import org.holdfast.world.command.builder.CreateCommand;
import org.holdfast.world.command.builder.DescribeCommand;
import org.holdfast.world.command.builder.DestroyCommand;
import org.holdfast.world.command.builder.DigCommand;
import org.holdfast.world.command.builder.ExamineCommand;
import org.holdfast.world.command.builder.ExportCommand;
import org.holdfast.world.command.builder.FindCommand;
import org.holdfast.world.command.builder.ImportCommand;
import org.holdfast.world.command.builder.LinkCommand;
import org.holdfast.world.command.builder.ListCommand;
import org.holdfast.world.command.builder.NameCommand;
import org.holdfast.world.command.builder.NicknamesCommand;
import org.holdfast.world.command.builder.OpenCommand;
import org.holdfast.world.command.builder.ParentCommand;
import org.holdfast.world.command.builder.SetCommand;
import org.holdfast.world.command.builder.StatCommand;
import org.holdfast.world.command.builder.TeleportCommand;
import org.holdfast.world.command.builder.UndoCommand;
import org.holdfast.world.command.builder.UnlinkCommand;
import org.holdfast.world.command.builder.UnsetCommand;
import org.holdfast.world.command.builder.ZoneCommand;
import org.holdfast.world.command.builder.ZoneMasterCommand;
import org.holdfast.world.command.player.AgainCommand;
import org.holdfast.world.command.player.AliasCommand;
import org.holdfast.world.command.player.BuyCommand;
import org.holdfast.world.command.player.ChannelCommand;
import org.holdfast.world.command.player.CommandsCommand;
import org.holdfast.world.command.player.ConsiderCommand;
import org.holdfast.world.command.player.DirectionCommand;
import org.holdfast.world.command.player.DropCommand;
import org.holdfast.world.command.player.EmoteCommand;
import org.holdfast.world.command.player.EnterCommand;
import org.holdfast.world.command.player.EquipmentCommand;
import org.holdfast.world.command.player.FleeCommand;
import org.holdfast.world.command.player.GetCommand;
import org.holdfast.world.command.player.GiveCommand;
import org.holdfast.world.command.player.GoCommand;
import org.holdfast.world.command.player.HelpCommand;
import org.holdfast.world.command.player.IgnoreCommand;
import org.holdfast.world.command.player.InventoryCommand;
import org.holdfast.world.command.player.KillCommand;
import org.holdfast.world.command.player.LeaveCommand;
import org.holdfast.world.command.player.LookCommand;
import org.holdfast.world.command.player.OperateCommand;
import org.holdfast.world.command.player.PingCommand;
import org.holdfast.world.command.player.PutCommand;
import org.holdfast.world.command.player.QuitCommand;
import org.holdfast.world.command.player.RemoveCommand;
import org.holdfast.world.command.player.ReplyCommand;
import org.holdfast.world.command.player.SayCommand;
import org.holdfast.world.command.player.ScoreCommand;
import org.holdfast.world.command.player.SellCommand;
import org.holdfast.world.command.player.ShoutCommand;
import org.holdfast.world.command.player.SpeakCommand;
import org.holdfast.world.command.player.TellCommand;
import org.holdfast.world.command.player.UnaliasCommand;
import org.holdfast.world.command.player.UnignoreCommand;
import org.holdfast.world.command.player.ValueCommand;
import org.holdfast.world.command.player.VersionCommand;
import org.holdfast.world.command.player.WaresCommand;
import org.holdfast.world.command.player.WearCommand;
import org.holdfast.world.command.player.WhisperCommand;
import org.holdfast.world.command.player.WhoCommand;
import org.holdfast.world.command.player.WieldCommand;
import org.holdfast.world.command.player.WimpyCommand;
import org.holdfast.world.event.Event.Verb;
import org.holdfast.world.help.HelpTopics;
import org.holdfast.world.thing.Direction;

/** The one list of the world's commands; a new command is added here. */
final class StandardCommands {
    private StandardCommands() {}

    static Commands of(ModuleContext context, String version, ChannelHistory history) {
        List<Command> commands = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            commands.add(new DirectionCommand(direction));
        }
        for (Verb verb : Verb.values()) {
            commands.add(new OperateCommand(verb));
        }
        for (Channel channel : Channel.standard()) {
            commands.add(new SpeakCommand(channel, history));
        }
        Collections.addAll(
                commands,
                new LookCommand(),
                new GoCommand(),
                new SayCommand(),
                new EmoteCommand(),
                new WhoCommand(),
                new InventoryCommand(),
                new GetCommand(),
                new DropCommand(),
                new KillCommand(),
                new FleeCommand(),
                new ConsiderCommand(),
                new ScoreCommand(),
                new WimpyCommand(),
                new EnterCommand(),
                new LeaveCommand(),
                new PutCommand(),
                new GiveCommand(),
                new WearCommand(),
                new WieldCommand(),
                new RemoveCommand(),
                new EquipmentCommand(),
                new TellCommand(),
                new ReplyCommand(),
                new WhisperCommand(),
                new ShoutCommand(),
                new IgnoreCommand(),
                new UnignoreCommand(),
                new WaresCommand(),
                new BuyCommand(),
                new SellCommand(),
                new ValueCommand(),
                new ChannelCommand(Channel.standard(), history),
                new PingCommand(),
                new HelpCommand(HelpTopics.read(context.content())),
                new CommandsCommand(),
                new AgainCommand(),
                new AliasCommand(),
                new UnaliasCommand(),
                new VersionCommand(context, version),
                new QuitCommand(),
                new DigCommand(),
                new OpenCommand(),
                new DescribeCommand(),
                new TeleportCommand(),
                new ExamineCommand(),
                new SetCommand(),
                new ExportCommand(),
                new ImportCommand(context.content()),
                new LinkCommand(),
                new UnlinkCommand(),
                new NameCommand(),
                new NicknamesCommand(),
                new ParentCommand(),
                new UnsetCommand(),
                new CreateCommand(),
                new CopyCommand(),
                new DestroyCommand(),
                new FindCommand(),
                new ListCommand(),
                new StatCommand(),
                new UndoCommand(),
                new ZoneCommand(),
                new ZoneMasterCommand(),
                new BehaveCommand(StandardBehaviors.all().all().stream()
                        .map(Behavior::name)
                        .toList()));
        return new Commands(commands);
    }
}

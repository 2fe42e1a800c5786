package org.holdfast.launcher;

import org.holdfast.launcher.AccountCommand.NameOption;
import org.holdfast.launcher.AccountCommand.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Those commands for accounts that owners have in the game, for the operator: when an owner cannot, or asks for it. */
final class OwnedAccountCommands {
    private OwnedAccountCommands() {}

    @Command(name = "rename", description = "Gives an account, and its character of the same name, another name.")
    static final class Rename extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        @Option(names = "--to", required = true, paramLabel = "NAME", description = "The new name.")
        private String newName = "";

        Rename(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.rename(name.name, newName);
            terminal.say("Account " + name.name + " is called " + newName + " now.");
        }
    }

    @Command(name = "delete", description = "Deletes an account, for good.")
    static final class Delete extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        Delete(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.delete(name.name);
            terminal.say("Account " + name.name + " is deleted.");
        }
    }

    @Command(name = "export", description = "Prints all that is kept of an account, but for its credentials, as JSON.")
    static final class Export extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        Export(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            terminal.say(accounts.export(name.name));
        }
    }

    @Command(
            name = "second-factor-off",
            description = "Switches an account's second factor off: its owner has lost it.")
    static final class SecondFactorOff extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        SecondFactorOff(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.switchSecondFactorOff(name.name);
            terminal.say("Account " + name.name + " has no second factor.");
        }
    }

    @Command(name = "invite", description = "Makes a code by which one account can be made, and prints it.")
    static final class Invite extends Subcommand {
        Invite(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            terminal.say(accounts.invite());
        }
    }
}

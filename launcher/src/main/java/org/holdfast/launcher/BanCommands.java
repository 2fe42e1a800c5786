package org.holdfast.launcher;

import org.holdfast.launcher.AccountCommand.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Bans, for the operator: when those who could lift one are kept out themselves. */
final class BanCommands {
    private BanCommands() {}

    @Command(name = "bans", description = "Lists the bans that hold.")
    static final class Bans extends Subcommand {
        Bans(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.bans().forEach(terminal::say);
        }
    }

    @Command(name = "unban", description = "Lets an address, a range as it was banned, or a name come in again.")
    static final class Unban extends Subcommand {
        @Option(names = "--who", required = true, paramLabel = "WHO", description = "An address, a range, or a name.")
        private String whom = "";

        Unban(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.unban(whom);
            terminal.say(whom + " may come in again.");
        }
    }
}

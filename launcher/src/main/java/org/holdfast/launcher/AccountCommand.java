package org.holdfast.launcher;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.launcher.OfflineAccounts.Account;
import org.holdfast.launcher.OfflineAccounts.Role;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.launcher.content.DataDirectory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Accounts of a data directory that no server is running on. Each subcommand does one thing to one of them. */
@Command(
        name = "account",
        description = "Creates and changes accounts while the server is not running.",
        mixinStandardHelpOptions = true)
final class AccountCommand extends CommandGroup {
    static CommandLine commandLine(CoreStarter starter, Terminal terminal) {
        return new CommandLine(new AccountCommand())
                .addSubcommand(new Create(starter, terminal))
                .addSubcommand(new ListAll(starter, terminal))
                .addSubcommand(new Passwd(starter, terminal))
                .addSubcommand(new SetRole(starter, terminal))
                .addSubcommand(new Lock(starter, terminal))
                .addSubcommand(new Unlock(starter, terminal))
                .addSubcommand(new OwnedAccountCommands.Rename(starter, terminal))
                .addSubcommand(new OwnedAccountCommands.Delete(starter, terminal))
                .addSubcommand(new OwnedAccountCommands.Export(starter, terminal))
                .addSubcommand(new OwnedAccountCommands.SecondFactorOff(starter, terminal))
                .addSubcommand(new OwnedAccountCommands.Invite(starter, terminal))
                .addSubcommand(new BanCommands.Bans(starter, terminal))
                .addSubcommand(new BanCommands.Unban(starter, terminal));
    }

    /** What the subcommands share: the options, and the accounts opened and closed around the work. */
    @Command(mixinStandardHelpOptions = true)
    abstract static class Subcommand implements Callable<Integer> {
        private final CoreStarter starter;
        final Terminal terminal;

        @Mixin
        private DataOptions options = new DataOptions();

        Subcommand(CoreStarter starter, Terminal terminal) {
            this.starter = starter;
            this.terminal = terminal;
        }

        @Override
        public final Integer call() throws CommandFailure, IOException {
            try (DataDirectory data = claim(options)) {
                Configuration configuration = options.configuration(data, List.of());
                try (OfflineAccounts accounts = starter.openAccounts(data.path(), configuration)) {
                    work(accounts);
                }
            }
            return 0;
        }

        /** A misspelt directory has no accounts; it is not to be made for that. */
        DataDirectory claim(DataOptions of) throws CommandFailure {
            return of.claimExisting();
        }

        abstract void work(OfflineAccounts accounts) throws CommandFailure, IOException;
    }

    /** Names the account. */
    static final class NameOption {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "The account's name.")
        String name = "";
    }

    /** There is no other way to give a password: an argument is seen by everybody on the machine. */
    private static final class PasswordOption {
        @Option(
                names = "--password-stdin",
                required = true,
                description = "Reads the password from the first line of standard input.")
        private boolean fromStandardInput;

        String read(Terminal terminal) throws CommandFailure, IOException {
            String password = terminal.readLine();
            if (!fromStandardInput || password.isEmpty()) {
                throw CommandFailure.cannotStart(
                        new IOException("--password-stdin: there is no line with a password on standard input"));
            }
            return password;
        }
    }

    /** A role's name. */
    private static final class RoleOption {
        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "One of ${COMPLETION-CANDIDATES}.")
        private Role role = Role.player;
    }

    @Command(name = "create", description = "Creates an account.")
    private static final class Create extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        @Mixin
        private RoleOption role = new RoleOption();

        @Mixin
        private PasswordOption password = new PasswordOption();

        Create(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        /** The first admin may be made before the first start. */
        @Override
        DataDirectory claim(DataOptions of) throws CommandFailure {
            return of.claim();
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure, IOException {
            accounts.create(name.name, role.role, password.read(terminal));
            terminal.say("Created account " + name.name + " with role " + role.role + ".");
        }
    }

    @Command(name = "list", description = "Lists the accounts: name, role, and 'locked' where that is so.")
    private static final class ListAll extends Subcommand {
        ListAll(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            for (Account account : accounts.list()) {
                terminal.say(account.name() + " " + account.role() + (account.locked() ? " locked" : ""));
            }
        }
    }

    @Command(name = "passwd", description = "Gives an account another password.")
    private static final class Passwd extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        @Mixin
        private PasswordOption password = new PasswordOption();

        Passwd(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure, IOException {
            accounts.setPassword(name.name, password.read(terminal));
            terminal.say("Account " + name.name + " has a new password.");
        }
    }

    @Command(name = "role", description = "Gives an account another role.")
    private static final class SetRole extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        @Mixin
        private RoleOption role = new RoleOption();

        SetRole(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.setRole(name.name, role.role);
            terminal.say("Account " + name.name + " has role " + role.role + ".");
        }
    }

    @Command(name = "lock", description = "Keeps an account from logging in.")
    private static final class Lock extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        Lock(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.setLocked(name.name, true);
            terminal.say("Account " + name.name + " is locked.");
        }
    }

    @Command(name = "unlock", description = "Lets an account log in again.")
    private static final class Unlock extends Subcommand {
        @Mixin
        private NameOption name = new NameOption();

        Unlock(CoreStarter starter, Terminal terminal) {
            super(starter, terminal);
        }

        @Override
        void work(OfflineAccounts accounts) throws CommandFailure {
            accounts.setLocked(name.name, false);
            terminal.say("Account " + name.name + " is no longer locked.");
        }
    }
}

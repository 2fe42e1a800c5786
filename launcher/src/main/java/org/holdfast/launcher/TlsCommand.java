package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.proxy.net.SelfSigned;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What there is to do about certificates. Works beside a running server, which takes the new one over. */
@Command(name = "tls", description = "Certificates for encrypted connections.", mixinStandardHelpOptions = true)
final class TlsCommand extends CommandGroup {
    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new TlsCommand()).addSubcommand(new MakeSelfSigned(terminal));
    }

    @Command(
            name = "self-signed",
            description =
                    "Makes a certificate and its key where tls.certificate and tls.key say, for trying out. Clients"
                            + " have to be told to trust it. It is valid for " + SelfSigned.VALID_DAYS + " days.",
            mixinStandardHelpOptions = true)
    private static final class MakeSelfSigned implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private DataOptions options = new DataOptions();

        @Option(
                names = "--host",
                paramLabel = "NAME",
                split = ",",
                defaultValue = "localhost,127.0.0.1,::1",
                description = "A name or address that players connect to; repeatable. Default: ${DEFAULT-VALUE}")
        private List<String> hosts = List.of();

        MakeSelfSigned(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws CommandFailure, IOException {
            Configuration.Tls files = options.configurationInUse().tls();
            Path certificate = options.path().resolve(files.certificate());
            SelfSigned.write(certificate, options.path().resolve(files.key()), hosts);
            terminal.say("Wrote " + certificate + " and its key, for " + String.join(", ", hosts)
                    + "; serve with --telnet-tls-port N");
            return 0;
        }
    }
}

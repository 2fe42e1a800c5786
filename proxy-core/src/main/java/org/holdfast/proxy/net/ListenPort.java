package org.holdfast.proxy.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** The listen ports that there are, and what to tell the operator when one cannot be opened. */
enum ListenPort {
    TELNET("telnet"),
    TELNET_TLS("telnet-tls"),
    WEB("web");

    private final String protocol;

    ListenPort(String protocol) {
        this.protocol = protocol;
    }

    Channel open(ServerBootstrap bootstrap, String bind, int port) throws ListenException {
        ChannelFuture bound = bootstrap
                .clone()
                .handler(new AcceptFailures())
                .bind(new InetSocketAddress(resolve(bind), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ListenException(explain(bind, port, bound.cause()));
        }
        return bound.channel();
    }

    private InetAddress resolve(String bind) throws ListenException {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new ListenException("Cannot listen for " + protocol + " on " + bind
                    + ": there is no such address or host name. Give an address of this machine with --bind.");
        }
    }

    private String explain(String bind, int port, Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        String known = reason.toLowerCase(Locale.ROOT);
        String shown = bind.contains(":") && !bind.startsWith("[") ? "[" + bind + "]" : bind;
        String what = "Cannot listen for " + protocol + " on " + shown + ":" + port + ": ";
        String otherAddress =
                bind.equals("::") ? " [::] is every IPv4 address too: name that or 0.0.0.0, not both." : "";
        String otherPort = "choose another port with --" + protocol + "-port.";
        if (known.contains("in use")) {
            return what + "the port is in use. Stop the server that uses it, or " + otherPort + otherAddress;
        }
        if (known.contains("permission")) {
            return what + "ports below 1024 need special rights on this system. Please " + otherPort;
        }
        if (known.contains("assign")) {
            return what + "this machine has no such address. Give one that it has with --bind.";
        }
        return what + reason + ". Check --bind, or " + otherPort;
    }
}

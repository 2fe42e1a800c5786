package org.holdfast.proxy.telnet;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.api.Doc;

import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;

/**
 * The options of one connection. What is not listed here is refused each time that it is asked for, LINEMODE and
 * TIMING-MARK among it; refusing changes no state, so there is none to keep. Owned by the channel's event loop.
 */
final class TelnetOptions {
    private final TelnetOption.Wire wire;
    private final EchoOption echo;
    private final SuppressGoAheadOption suppressGoAhead;
    private final EndOfRecordOption endOfRecord;
    private final GmcpOption gmcp;
    private final MsdpOption msdp;
    private final MsspOption mssp;
    private final MxpOption mxp;
    private final TelnetOption[] all;

    TelnetOptions(
            TelnetOption.Wire wire, TerminalProfile profile, Compression compression, Consumer<TelnetEvent> events) {
        this.wire = wire;
        echo = new EchoOption(wire);
        suppressGoAhead = new SuppressGoAheadOption(wire);
        endOfRecord = new EndOfRecordOption(wire);
        gmcp = new GmcpOption(wire, profile, events);
        msdp = new MsdpOption(wire, profile);
        mssp = new MsspOption(wire, events);
        mxp = new MxpOption(wire, profile);
        all = new TelnetOption[] {
            new TerminalTypeOption(wire, profile),
            new WindowSizeOption(wire, profile),
            endOfRecord,
            new CharsetOption(wire, profile),
            new NewEnvironOption(wire, profile),
            new CompressOutputOption(wire, compression),
            new CompressInputOption(wire, compression),
            gmcp,
            msdp,
            mssp,
            mxp,
            echo,
            suppressGoAhead
        };
    }

    void begin() {
        for (TelnetOption option : all) {
            option.begin();
        }
    }

    void negotiation(int verb, int code) {
        Optional<TelnetOption> option = find(code);
        if (option.isPresent()) {
            option.get().receive(verb);
        } else if (verb == WILL) {
            wire.negotiate(DONT, code);
        } else if (verb == DO) {
            wire.negotiate(WONT, code);
        }
    }

    void subnegotiation(int code, byte[] content) {
        find(code).ifPresent(option -> option.receiveSubnegotiation(content));
    }

    void subnegotiationTooLong(int code) {
        find(code).ifPresent(TelnetOption::refuse);
    }

    EchoOption echo() {
        return echo;
    }

    /** Shows the client a document in each of the ways that it agreed to. */
    void data(String packageName, Doc data) {
        gmcp.send(packageName, data);
        msdp.send(packageName, data);
    }

    /** The text that is written from now on is MXP. */
    void beginMarkup() {
        mxp.beginMarkup();
    }

    /** Tells a crawler of the server. */
    void status(Map<String, String> status) {
        mssp.send(status);
    }

    /** Whether prompts end with EOR. */
    boolean endsRecords() {
        return endOfRecord.isPerformed();
    }

    /** Whether prompts end without GA. */
    boolean suppressesGoAhead() {
        return suppressGoAhead.isPerformed();
    }

    private Optional<TelnetOption> find(int code) {
        for (TelnetOption option : all) {
            if (option.code() == code) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}

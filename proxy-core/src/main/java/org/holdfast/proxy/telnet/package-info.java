/**
 * Bytes to telnet events and back; knows no session. The one public handler is
 * {@link org.holdfast.proxy.telnet.TelnetCodec}: it passes {@link org.holdfast.proxy.telnet.TelnetEvent}s up the
 * pipeline and takes {@link org.holdfast.proxy.telnet.TelnetOutput} down.
 *
 * <pre>
 *   bytes -> CompressedInput, if MCCP3 -> TelnetParser -> LineAssembler -> LineText -> TelnetEvent
 *                                                  \-> TelnetOptions: one TelnetOption each -> answers, Terminal
 *   TelnetOutput -> OutputEncoder: charset, line ends, IAC -> CompressedOutput, if MCCP2 -> bytes
 * </pre>
 *
 * <table>
 * <caption>Options; each has a class, and {@link org.holdfast.proxy.telnet.TelnetOptions} lists them</caption>
 * <tr><td>ECHO 1</td><td>claimed around secrets</td></tr>
 * <tr><td>SGA 3</td><td>only if the client asks</td></tr>
 * <tr><td>TTYPE 24, NAWS 31, NEW-ENVIRON 39</td><td>asked for: what the client is, has and shows</td></tr>
 * <tr><td>EOR 25</td><td>offered; without it and SGA, GA ends prompts</td></tr>
 * <tr><td>CHARSET 42</td><td>offered: UTF-8, Latin-1, ASCII</td></tr>
 * <tr><td>MCCP2 86, MCCP3 87</td><td>offered: compression of what is sent, and of what is received</td></tr>
 * <tr><td>GMCP 201, MSDP 69</td><td>offered: what the world sends as data, in two forms</td></tr>
 * <tr><td>MSSP 70</td><td>offered: what lists of games want to know</td></tr>
 * <tr><td>MXP 91</td><td>offered: links</td></tr>
 * <tr><td>everything else</td><td>refused, LINEMODE among it</td></tr>
 * </table>
 *
 * <h2>Decisions</h2>
 *
 * <p><b>What was negotiated lives as long as the connection</b> and in the codec alone. A reload does not touch it, so
 * there is nothing that could be negotiated again.
 *
 * <p><b>SGA is never offered.</b> {@code WILL SGA} puts inetutils-telnet into character mode. A client that asks for
 * it gets it, and then no GA after prompts. LINEMODE is refused for the same reason.
 *
 * <p><b>Reading stops in the middle of a buffer.</b> Netty's own decoders pass on every line of a buffer even if the
 * first of them made the session stop reading. This one holds the bytes undecoded, at most what one read brought, and
 * asks the socket for no more: a session that is full is full.
 *
 * <p><b>ECHO does not use the queue of RFC 1143</b>; see {@link org.holdfast.proxy.telnet.EchoOption}. All other
 * options do.
 *
 * <p><b>What a client wants of data is known here</b> and nowhere else: the session writes a document once, and each
 * protocol passes it on, in its form, or does not. What the protocols were told goes up as part of the
 * {@link org.holdfast.proxy.telnet.Terminal}, so a world knows it without knowing a protocol.
 *
 * <p><b>Lines are decoded whole.</b> A charset that changes between two lines never meets half a character, and a
 * line of ASCII, which is nearly every line, costs one copy.
 */
@NullMarked
package org.holdfast.proxy.telnet;

import org.jspecify.annotations.NullMarked;

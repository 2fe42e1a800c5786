/**
 * Bytes to telnet events and back; knows no session. The one public handler is
 * {@link org.holdfast.proxy.telnet.TelnetCodec}: it passes {@link org.holdfast.proxy.telnet.TelnetEvent}s up the
 * pipeline and takes {@link org.holdfast.proxy.telnet.TelnetOutput} down.
 *
 * <pre>
 *   bytes -> TelnetParser -> LineAssembler -> LineText -> TelnetEvent
 *                 \-> TelnetOptions: one TelnetOption each -> answers, Terminal
 *   TelnetOutput -> OutputEncoder -> bytes
 * </pre>
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
 * <p><b>Lines are decoded whole.</b> A charset that changes between two lines never meets half a character, and a
 * line of ASCII, which is nearly every line, costs one copy.
 */
@NullMarked
package org.holdfast.proxy.telnet;

import org.jspecify.annotations.NullMarked;

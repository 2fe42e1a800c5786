/**
 * Markup to what a client shows. The world writes meaning ({@link org.holdfast.api.Text}); a
 * {@link org.holdfast.proxy.render.Renderer} makes of it what a {@link org.holdfast.proxy.render.View} can show: ANSI
 * colour, plain text, sentences for a screen reader, links, or a tree for a browser.
 *
 * <pre>
 *   Text -- MarkupParser, once --> Markup (steps) -- Walk, with the arguments --> Sink
 *                                                      Layout   -- Flow, Table, Line --> LineWriter --> String
 *                                                      JsonTree ----------------------------------------> Doc
 * </pre>
 *
 * <h2>The tags</h2>
 *
 * The syntax is that of MiniMessage, as far as it makes sense here; {@link org.holdfast.proxy.render.MarkupParser} has
 * its rules. <em>ANSI</em> stands for every depth of colour, each of which may go with any kind of links.
 *
 * <table>
 * <caption>Every tag on every client</caption>
 * <tr><th>tag</th><th>plain</th><th>ANSI</th><th>screen reader</th><th>OSC 8</th><th>MXP</th><th>browser</th></tr>
 * <tr><td>{@code <black> <dark_blue> <dark_green> <dark_aqua> <dark_red> <dark_purple> <gold> <gray> <dark_gray> <blue>
 *     <green> <aqua> <red> <light_purple> <yellow> <white>}, {@code <grey> <dark_grey>}, {@code <color:red>},
 *     {@code <colour:red>}, {@code <c:red>}</td><td>text</td><td>one of the client's own sixteen</td>
 *     <td>as the colours of its view</td><td>text</td><td>text</td><td>{@code color}, with {@code color}</td></tr>
 * <tr><td>{@code <#ff8800>}</td><td>text</td><td>the colour, or the nearest there is</td><td>likewise</td><td>text</td>
 *     <td>text</td><td>{@code color}, with {@code color}</td></tr>
 * <tr><td>{@code <bold> <b>}, {@code <italic> <i> <em>}, {@code <underlined> <u>}, {@code <strikethrough> <st>},
 *     {@code <faint>}, {@code <reversed>}; {@code <!bold>} turns one off</td><td>text</td><td>SGR 1, 3, 4, 9, 2, 7</td>
 *     <td>likewise</td><td>text</td><td>text</td><td>its long name; {@code on} is false for one turned off</td></tr>
 * <tr><td>{@code <room> <description> <item> <creature> <name> <speech> <whisper> <channel> <emote> <success> <notice>
 *     <prompt> <label> <value> <hint>}</td><td>text</td><td>as the theme says</td><td>likewise</td><td>text</td>
 *     <td>text</td><td>its name</td></tr>
 * <tr><td>{@code <danger>}</td><td>text</td><td>as the theme says</td><td>"Danger: " before it</td><td>text</td>
 *     <td>text</td><td>its name</td></tr>
 * <tr><td>{@code <command>look</command>}, {@code <exit>north</exit>}; {@code <exit:'go north'>the gate</exit>}</td>
 *     <td>text</td><td>as the theme says</td><td>the command in brackets, if the text does not have it</td>
 *     <td>{@code send:} link</td><td>{@code SEND}</td><td>its name, with {@code action} "run" and {@code target};
 *     without {@code target} it is the text</td></tr>
 * <tr><td>{@code <click:run_command:'look'>}</td><td>text</td><td>text</td><td>the command in brackets, likewise</td>
 *     <td>{@code send:} link</td><td>{@code SEND}</td><td>{@code link}, with {@code action} "run",
 *     {@code target}</td></tr>
 * <tr><td>{@code <click:suggest_command:'tell '>}</td><td>text</td><td>text</td><td>likewise</td>
 *     <td>{@code prompt:} link</td><td>{@code SEND PROMPT}</td><td>{@code link}, "suggest"</td></tr>
 * <tr><td>{@code <click:open_url:'https://...'>}, http and https only</td><td>text</td><td>text</td>
 *     <td>the address in brackets</td><td>link</td><td>{@code A}</td><td>{@code link}, "open"</td></tr>
 * <tr><td>{@code <hover:show_text:'...'>}</td><td>text</td><td>text</td><td>the hint in brackets</td><td>text</td>
 *     <td>the {@code HINT} of a link around it</td><td>{@code hover}, with {@code text}</td></tr>
 * <tr><td>{@code <heading>}</td><td colspan="2">a line of its own, as the theme says</td><td>a line of its own</td>
 *     <td colspan="2">as plain</td><td>{@code heading}</td></tr>
 * <tr><td>{@code <indented>}</td><td colspan="2">lines of its own, two columns in, also where they are wrapped</td>
 *     <td>lines of its own</td><td colspan="2">as plain</td><td>{@code indented}</td></tr>
 * <tr><td>{@code <rule>}</td><td colspan="2">a line of dashes</td><td>nothing</td><td colspan="2">as plain</td>
 *     <td>{@code rule}</td></tr>
 * <tr><td>{@code <art>}, {@code <art:'a lighthouse'>}, of a picture made of characters</td><td colspan="2">lines of its
 *     own</td><td>what stands in the tag, or nothing</td><td colspan="2">as plain</td><td>{@code art}, with
 *     {@code text}</td></tr>
 * <tr><td>{@code <list>}, {@code <list:numbered>} of {@code <li>}</td><td colspan="2">behind "- " or "1. ", indented
 *     </td><td>a line for each, numbers spoken</td><td colspan="2">as plain</td><td>{@code list}, perhaps with
 *     {@code numbered}, of {@code li}</td></tr>
 * <tr><td>{@code <columns>} of {@code <li>}</td><td colspan="2">as many columns as fit, downwards</td>
 *     <td>one line, with commas</td><td colspan="2">as plain</td><td>{@code columns} of {@code li}</td></tr>
 * <tr><td>{@code <table>} of {@code <head>} and {@code <row>}, of {@code <cell>}</td><td colspan="2">cells under each
 *     other, wrapped in their columns</td><td>a sentence for each row: "Name: Sword, Price: 10."</td>
 *     <td colspan="2">as plain</td><td>likewise, by their names</td></tr>
 * <tr><td>{@code <progress:40:100:'Health'>}, the label may be left out</td><td colspan="2">within a line:
 *     {@code Health [########------------] 40%}</td><td>"Health: 40 percent"</td><td colspan="2">as plain</td>
 *     <td>{@code progress}, with {@code label}, {@code percent} and {@code text}</td></tr>
 * <tr><td>{@code <newline>}, {@code <br>}, a line break</td><td colspan="2">a new line</td><td>likewise</td>
 *     <td colspan="2">likewise</td><td>{@code \n} in the text</td></tr>
 * <tr><td>{@code <reset>}</td><td colspan="6">ends what was opened before it; see
 *     {@link org.holdfast.proxy.render.MarkupParser}</td></tr>
 * </table>
 *
 * <p>How a meaning looks is for the {@link org.holdfast.proxy.render.Theme} to say that the view names; operators write
 * themes in {@code config/theme.toml}. {@link org.holdfast.proxy.render.Renderer#use} exchanges them while they are used.
 *
 * <h2>What holds for every text</h2>
 *
 * <ul>
 *   <li>An argument is text. It cannot open, close or break a tag, and no control, escape sequence, half surrogate or
 *       bidirectional override of it arrives; {@link org.holdfast.proxy.render.CleanText}.
 *   <li>What is left when the escape sequences are taken out is the plain text for the same width. Only screen readers
 *       get other words.
 *   <li>No line is wider than the view, and none leaves colour or a link open.
 *   <li>Broken markup is shown as it was written, never an exception.
 * </ul>
 *
 * <h2>Decisions</h2>
 *
 * <p><b>Templates are parsed here, not in the api.</b> A world hands over two kinds of string; what they look like is
 * the core's business, and a world that outlives a change of the markup needs no new version of the api.
 *
 * <p><b>Parsed templates are steps in a list, not a tree.</b> Rendering is then a loop with its own stack, so nesting
 * cannot overflow the thread's, however a module builds its texts.
 *
 * <p><b>A command link runs what it shows</b> unless told otherwise. So what a click does can be read, also where
 * part of it was typed by a player. A tag with another target is the author's word for it.
 *
 * <p><b>Named colours are the client's own sixteen at every depth</b>, although MiniMessage gives each an exact value:
 * on a light background, or for weak eyes, the palette that the player chose is worth more than the author's shade.
 *
 * <p><b>Backslashes</b> escape only before {@code <}: pictures made of characters are full of them.
 *
 * <p><b>The drawing is ASCII</b> on every client: the plain rendering must be what is left of all others, and a client
 * whose character set is unknown gets no boxes of question marks.
 *
 * <p><b>Of jline only {@code WCWidth} is used</b>, its table of widths. Which characters belong together is decided in
 * {@link org.holdfast.proxy.render.DisplayWidth}: jline asks the JDK, whose answer differs between 17 and 25.
 */
@NullMarked
package org.holdfast.proxy.render;

import org.jspecify.annotations.NullMarked;

package org.holdfast.proxy.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.kyori.adventure.text.Component;
import net.kyori.adventure.text.minimessage.MiniMessage;
import net.kyori.adventure.text.minimessage.tag.resolver.Placeholder;
import net.kyori.adventure.text.minimessage.tag.resolver.TagResolver;
import net.kyori.adventure.text.serializer.ansi.ANSIComponentSerializer;
import net.kyori.adventure.text.serializer.plain.PlainTextComponentSerializer;
import net.kyori.ansi.ColorLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our renderer and Adventure MiniMessage in one run, on request: {@code mvn test -pl proxy-core -am
 * -Dtest=RenderComparisonTest -Dsurefire.failIfNoSpecifiedTests=false -Dbench=true}. It prints and asserts no speed.
 *
 * <p>MiniMessage parses a template together with its arguments, so it has nothing like our parsed templates: "made before"
 * is a component with the arguments in it, "parsed anew" is what a line costs whose arguments are new.
 */
@EnabledIfSystemProperty(named = "bench", matches = "true")
class RenderComparisonTest {
    private final MiniMessage miniMessage = MiniMessage.miniMessage();

    @Test
    void printsBoth() {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(table, true, StandardCharsets.UTF_8);
        new RenderBenchmark(out).run();
        TagResolver names = TagResolver.resolver(
                Placeholder.unparsed("who", "Nova"),
                Placeholder.unparsed("what", "a rusty sword"),
                Placeholder.unparsed("whom", "the old innkeeper"),
                Placeholder.unparsed("line", "The quick brown fox jumps over the lazy dog."));
        String plain = "<who> says, \"<line>\"";
        String coloured = "<bold><who></bold> gives <green><what></green> to <#ff8800><whom></#ff8800>."
                + " <bold><red>Run!</red></bold>";
        PlainTextComponentSerializer toPlain = PlainTextComponentSerializer.plainText();
        ANSIComponentSerializer to256 = ANSIComponentSerializer.builder()
                .colorLevel(ColorLevel.INDEXED_256)
                .build();
        Component parsedPlain = miniMessage.deserialize(plain, names);
        Component parsedColoured = miniMessage.deserialize(coloured, names);
        out.println(
                Measurement.of(() -> toPlain.serialize(parsedPlain).length()).row("MiniMessage, plain, made before"));
        out.println(Measurement.of(() -> to256.serialize(parsedColoured).length())
                .row("MiniMessage, coloured, 256, made before"));
        out.println(Measurement.of(() ->
                        toPlain.serialize(miniMessage.deserialize(plain, names)).length())
                .row("MiniMessage, plain, parsed anew"));
        out.println(Measurement.of(() -> to256.serialize(miniMessage.deserialize(coloured, names))
                        .length())
                .row("MiniMessage, coloured, 256, parsed anew"));
        String printed = table.toString(StandardCharsets.UTF_8);
        System.out.println(printed);
        assertThat(printed.lines()).hasSizeGreaterThan(20);
    }
}

package org.holdfast.world;

import java.util.Iterator;
import java.util.List;
import org.holdfast.api.Text;

/** A text as a client without markup shows it: tags of the template left out, arguments as they are. */
final class PlainText {
    private PlainText() {}

    static List<String> lines(Text text) {
        return List.of(of(text).split("\n", -1));
    }

    static String of(Text text) {
        StringBuilder out = new StringBuilder();
        write(text, out);
        return out.toString();
    }

    private static void write(Text text, StringBuilder out) {
        Iterator<Text.Argument> arguments = text.arguments().iterator();
        String template = text.template();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '<') {
                i = template.indexOf('>', i);
            } else if (template.startsWith("{}", i)) {
                write(arguments.next(), out);
                i++;
            } else {
                out.append(c);
                i += c == '{' || c == '}' ? 1 : 0;
            }
        }
    }

    private static void write(Text.Argument argument, StringBuilder out) {
        if (argument instanceof Text.Nested nested) {
            write(nested.value(), out);
        } else if (argument instanceof Text.Plain plain) {
            out.append(plain.value());
        }
    }
}

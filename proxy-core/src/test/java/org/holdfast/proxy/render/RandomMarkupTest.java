package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every text, tried with many. A failure names its seed; {@code -Drender.seed=N} tries that alone. */
class RandomMarkupTest {
    private static final int TEXTS = 2000;

    private final Renderer renderer = new Renderer();
    private final List<View> views = views();

    private interface Property {
        void holds(Text text, long seed);
    }

    private static void forAll(boolean blocks, Property property) {
        Long only = Long.getLong("render.seed");
        if (only != null) {
            property.holds(new RandomMarkup(only, blocks).text(), only);
            return;
        }
        for (long seed = 0; seed < TEXTS; seed++) {
            property.holds(new RandomMarkup(seed, blocks).text(), seed);
        }
    }

    private static List<View> views() {
        List<View> views = new ArrayList<>();
        for (ColourDepth depth : ColourDepth.values()) {
            for (Links links : Links.values()) {
                views.add(View.PLAIN.withColour(depth).withLinks(links));
            }
        }
        return views;
    }

    @Test
    void withoutEscapeSequencesEveryRenderingIsThePlainText() {
        forAll(true, (text, seed) -> {
            int columns = seed % 2 == 0 ? 0 : (int) (10 + seed % 30);
            String plain = renderer.render(text, View.PLAIN.withColumns(columns));
            for (View view : views) {
                View here = view.withColumns(columns);
                assertThat(Stripped.of(renderer.render(text, here), here))
                        .as("seed %d, %s", seed, here)
                        .isEqualTo(plain);
            }
        });
    }

    @Test
    void noControlIsSmuggledIn() {
        forAll(true, (text, seed) -> {
            for (View view : views) {
                View spoken = view.withScreenReader(true);
                assertThat(Stripped.of(renderer.render(text, view), view))
                        .as("seed %d, %s", seed, view)
                        .doesNotContainPattern("[\\p{Cc}\\p{Cs}\u202a-\u202e\u2066-\u2069&&[^\n]]");
                assertThat(Stripped.of(renderer.render(text, spoken), spoken))
                        .as("seed %d, %s", seed, spoken)
                        .doesNotContainPattern("[\\p{Cc}\\p{Cs}\u202a-\u202e\u2066-\u2069&&[^\n]]");
            }
        });
    }

    @Test
    void noLineIsWiderThanTheClient() {
        forAll(true, (text, seed) -> {
            int columns = (int) (View.MIN_COLUMNS + seed % 60);
            assertThat(renderer.render(text, View.PLAIN.withColumns(columns)).split("\n"))
                    .as("seed %d, %d columns", seed, columns)
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
        });
    }

    @Test
    void wrappingLosesNothingButSpaces() {
        forAll(false, (text, seed) -> {
            int columns = (int) (View.MIN_COLUMNS + seed % 60);
            assertThat(renderer.render(text, View.PLAIN.withColumns(columns)).replaceAll("\\s", ""))
                    .as("seed %d, %d columns", seed, columns)
                    .isEqualTo(renderer.render(text, View.PLAIN).replaceAll("\\s", ""));
        });
    }

    @Test
    void theTreeHasTheWordsOfThePlainText() {
        forAll(false, (text, seed) -> {
            Doc.Arr tree = renderer.tree(text);
            assertThat(Doc.parse(tree.toJson())).as("seed %d", seed).isEqualTo(tree);
            StringBuilder words = new StringBuilder();
            collect(tree, words);
            assertThat(words).as("seed %d", seed).asString().isEqualTo(renderer.render(text, View.PLAIN));
        });
    }

    @Test
    void everyTreeCanBeSent() {
        forAll(true, (text, seed) -> {
            Doc.Arr tree = renderer.tree(text);
            assertThat(Doc.parse(tree.toJson())).as("seed %d", seed).isEqualTo(tree);
            assertThat(tree.toJson()).doesNotContain("\"target\":\"javascript");
        });
    }

    @Test
    void noLineLeavesColourOrALinkOpen() {
        forAll(true, (text, seed) -> {
            View view = View.PLAIN.withColour(ColourDepth.ANSI256).withLinks(Links.OSC8);
            for (String line : renderer.render(text, view).split("\n")) {
                int sgr = line.lastIndexOf("\033[");
                assertThat(sgr < 0 || line.startsWith("\033[0m", sgr))
                        .as("seed %d: %s", seed, line)
                        .isTrue();
                int link = line.lastIndexOf("\033]8;;");
                assertThat(link < 0 || line.startsWith("\033]8;;\033\\", link))
                        .as("seed %d: %s", seed, line)
                        .isTrue();
            }
        });
    }

    private static void collect(Doc.Arr tree, StringBuilder words) {
        for (Doc each : tree.items()) {
            if (each instanceof Doc.Str string) {
                words.append(string.value());
            } else if (each instanceof Doc.Obj tag && tag.find("percent").isPresent()) {
                String label = tag.string("label");
                words.append(ProgressBar.of(String.valueOf(tag.integer("percent", 0)), "100", label)
                        .drawn());
            } else if (each instanceof Doc.Obj tag && tag.string("tag").equals("progress")) {
                words.append(tag.string("text"));
            } else if (each instanceof Doc.Obj tag) {
                collect(new Doc.Arr(tag.items("content")), words);
            }
        }
    }
}

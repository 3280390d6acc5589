package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.words.Words;
import java.util.List;

/// What mqscope is, in a few lines.
final class About {
    private static final Words WORDS = Words.of(About.class);

    private About() {}

    static List<String> lines() {
        return List.of(
                WORDS.get("about.what"),
                WORDS.get("about.watching"),
                WORDS.get(
                        "about.licence",
                        String.valueOf(Runtime.version().feature()),
                        System.getProperty("javafx.version", "")));
    }
}

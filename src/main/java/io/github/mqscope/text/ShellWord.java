package io.github.mqscope.text;

/// Text as one word of a POSIX shell's command line, which it is whatever is in it.
public final class ShellWord {
    private ShellWord() {}

    /// The text as it is where no shell would read anything into it, else in single quotes.
    public static String of(String text) {
        return text.matches("[A-Za-z0-9_./:,@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

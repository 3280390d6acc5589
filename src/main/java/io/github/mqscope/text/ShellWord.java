package io.github.mqscope.text;

/// Text as one word of a POSIX shell's command line, which it is whatever is in it.
public final class ShellWord {
    private ShellWord() {}

    /// Bytes, which need not be text: where a screen would not show them, in the quotes of bash, zsh and ksh that take
    /// numbers for bytes.
    public static String of(byte[] bytes) {
        return Escaped.plain(bytes).map(ShellWord::of).orElseGet(() -> numbered(bytes));
    }

    private static String numbered(byte[] bytes) {
        StringBuilder word = new StringBuilder("$'");
        for (byte b : bytes) {
            boolean asItIs = b > ' ' && b < 127 && b != '\'' && b != '\\';
            word.append(asItIs ? String.valueOf((char) b) : String.format("\\%03o", b & 0xff));
        }
        return word.append('\'').toString();
    }

    /// The text as it is where no shell would read anything into it, else in single quotes.
    public static String of(String text) {
        return text.matches("[A-Za-z0-9_./:,@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

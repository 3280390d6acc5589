package io.github.mqscope.body;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The encodings that a body's text can be read in.
public enum Encoding {
    UTF_8("UTF-8", "UTF-8"),
    ASCII("ASCII", "US-ASCII"),
    ISO_8859_1("ISO-8859-1", "ISO-8859-1"),
    ISO_8859_15("ISO-8859-15", "ISO-8859-15"),
    WINDOWS_1252("Windows-1252", "windows-1252"),
    UTF_16LE("UTF-16LE", "UTF-16LE"),
    UTF_16BE("UTF-16BE", "UTF-16BE"),
    /// Only where the JDK has it: it is not in every image.
    EBCDIC_037("EBCDIC 037", "IBM037");

    private final String label;
    private final String charset;

    Encoding(String label, String charset) {
        this.label = label;
        this.charset = charset;
    }

    /// Those that this JDK has.
    public static List<Encoding> available() {
        return Arrays.stream(values())
                .filter(e -> Charset.isSupported(e.charset))
                .toList();
    }

    /// The one of a name, where this JDK has it.
    public static Optional<Encoding> named(String name) {
        return available().stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /// What decodes it.
    public Charset charset() {
        return Charset.forName(charset);
    }

    /// Whether each byte is a character.
    public boolean isSingleByte() {
        return this != UTF_8 && this != UTF_16LE && this != UTF_16BE;
    }

    @Override
    public String toString() {
        return label;
    }
}

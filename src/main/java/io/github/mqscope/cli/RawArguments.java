package io.github.mqscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The arguments as bytes, which names and payloads are.
///
/// The JVM decodes its arguments by the locale: under `LC_ALL=C` every byte above 127 becomes a question
/// mark. The kernel still has them as they were, at the end of `/proc/self/cmdline`.
public final class RawArguments {
    private RawArguments() {}

    /// The bytes of the arguments that `main` got.
    public static List<byte[]> of(String[] decoded) {
        try {
            return last(Files.readAllBytes(Path.of("/proc/self/cmdline")), decoded.length);
        } catch (IOException unreadable) {
            return Arrays.stream(decoded)
                    .map(word -> word.getBytes(StandardCharsets.UTF_8))
                    .toList();
        }
    }

    /// The last words of a command line whose words each end in a zero.
    static List<byte[]> last(byte[] cmdline, int count) {
        List<byte[]> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < cmdline.length; at++) {
            if (cmdline[at] == 0) {
                words.add(Arrays.copyOfRange(cmdline, start, at));
                start = at + 1;
            }
        }
        return words.subList(words.size() - count, words.size());
    }

    /// One character a byte, as picocli gets them; [#bytes] is the way back.
    static String[] words(List<byte[]> raw) {
        return raw.stream()
                .map(word -> new String(word, StandardCharsets.ISO_8859_1))
                .toArray(String[]::new);
    }

    /// The bytes of a word that picocli handed back.
    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.github.mqscope.demo.peer;

import io.github.mqscope.model.queue.QueueName;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A line of the protocol: words parted by spaces, bytes among them in base64.
///
/// @param words the first names the call, the others are its arguments
record ProtocolLine(List<String> words) {
    private static final String NOTHING = "-";

    static ProtocolLine of(String line) {
        return new ProtocolLine(Arrays.asList(line.split(" ")));
    }

    static String encode(byte[] bytes) {
        return bytes.length == 0 ? NOTHING : Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String word) {
        return word.equals(NOTHING) ? new byte[0] : Base64.getDecoder().decode(word);
    }

    String text(int at) {
        return words.get(at);
    }

    int number(int at) {
        return Integer.parseInt(words.get(at));
    }

    long big(int at) {
        return Long.parseLong(words.get(at));
    }

    byte[] bytes(int at) {
        return decode(words.get(at));
    }

    QueueName name(int at) {
        return QueueName.ofBytes(bytes(at));
    }

    int size() {
        return words.size();
    }

    ProtocolLine from(int at) {
        return new ProtocolLine(words.subList(at, words.size()));
    }
}

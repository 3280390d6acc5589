package io.github.mqscope.files;

import io.github.mqscope.model.queue.Message;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// A message as one line of JSON.
final class MessageLine {
    private static final int HIGHEST_PRIORITY = 32767;

    private MessageLine() {}

    static byte[] of(Message message) {
        return JsonLine.of(json -> {
            json.writeNumberProperty("priority", message.priority());
            JsonLine.payload(json, message.body());
        });
    }

    /// The message of a line, empty for a blank one.
    static Optional<Message> parse(byte[] line) throws NotPlainException {
        if (isBlank(line)) {
            return Optional.empty();
        }
        Map<String, String> fields = PlainObject.parse(line);
        String call = fields.getOrDefault("call", "mq_timedsend");
        if (!call.equals("mq_timedsend") || fields.containsKey("errno")) {
            throw new NotPlainException("of a trace, only sends that succeeded are messages");
        }
        return Optional.of(new Message(priority(fields), body(fields)));
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static int priority(Map<String, String> fields) throws NotPlainException {
        String text = fields.getOrDefault("priority", "0");
        int priority = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : HIGHEST_PRIORITY + 1;
        if (priority > HIGHEST_PRIORITY) {
            throw new NotPlainException("priority is not 0 to " + HIGHEST_PRIORITY);
        }
        return priority;
    }

    private static byte[] body(Map<String, String> fields) throws NotPlainException {
        String text = fields.get("text");
        String base64 = fields.get("base64");
        if (fields.containsKey("captured")) {
            throw new NotPlainException("only the beginning of its message was kept");
        }
        if (base64 == null) {
            if (text == null) {
                throw new NotPlainException("it has neither text nor base64");
            }
            return utf8(text);
        }
        byte[] body = decode(base64);
        if (text != null && !Arrays.equals(body, utf8(text))) {
            throw new NotPlainException("its text and its base64 are not the same bytes");
        }
        return body;
    }

    private static byte[] decode(String base64) throws NotPlainException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new NotPlainException("base64 is not base64");
        }
    }

    private static byte[] utf8(String text) throws NotPlainException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return body;
        } catch (CharacterCodingException e) {
            throw new NotPlainException("text has half a character");
        }
    }
}

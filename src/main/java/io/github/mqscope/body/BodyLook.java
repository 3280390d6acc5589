package io.github.mqscope.body;

import java.util.Optional;

/// What a first look at a body tells, from which the way to show it follows.
///
/// @param bytes the body, not to be changed
/// @param utf8  whether it is valid UTF-8
/// @param way   how to show it unless a person wants it otherwise
/// @param json  where it may be an object or array
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record BodyLook(byte[] bytes, boolean utf8, Way way, Optional<JsonOutline> json) {
    /// A way to show a body.
    public enum Way {
        TEXT,
        HEX,
        JSON,
        STRUCT
    }

    private static final int SAMPLE = 4096;

    /// Looks at all of a body: some milliseconds for a few MiB.
    public static BodyLook of(byte[] bytes) {
        boolean utf8 = isUtf8(bytes);
        Optional<JsonOutline> json =
                utf8 && JsonOutline.mayBe(bytes) ? Optional.of(JsonOutline.of(bytes)) : Optional.empty();
        return new BodyLook(bytes, utf8, way(bytes, utf8, json), json);
    }

    private static Way way(byte[] bytes, boolean utf8, Optional<JsonOutline> json) {
        if (json.filter(JsonOutline::isDocument).isPresent()) {
            return Way.JSON;
        }
        return utf8 && prints(bytes) ? Way.TEXT : Way.HEX;
    }

    // Whether the beginning has no control characters but those of text; an escape sequence is text, too.
    private static boolean prints(byte[] bytes) {
        int odd = 0;
        int sample = Math.min(SAMPLE, bytes.length);
        for (int i = 0; i < sample; i++) {
            byte b = bytes[i];
            odd += b == 0 ? 8 : b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
        }
        return odd * 8 <= sample;
    }

    private static boolean isUtf8(byte[] bytes) {
        var decoder = java.nio.charset.StandardCharsets.UTF_8.newDecoder();
        var in = java.nio.ByteBuffer.wrap(bytes);
        var out = java.nio.CharBuffer.allocate(8192);
        while (true) {
            out.clear();
            var result = decoder.decode(in, out, true);
            if (!result.isOverflow()) {
                return result.isUnderflow();
            }
        }
    }
}

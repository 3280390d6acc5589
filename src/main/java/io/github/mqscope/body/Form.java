package io.github.mqscope.body;

import io.github.mqscope.text.Escaped;
import java.util.Base64;

/// The forms in which other tools take a body.
public enum Form {
    /// The exact text where it is UTF-8, or else escaped.
    TEXT {
        @Override
        public String of(byte[] body) {
            return Escaped.utf8(body).orElseGet(() -> Escaped.of(body));
        }
    },
    HEX_DUMP {
        @Override
        public String of(byte[] body) {
            return HexRows.dump(body);
        }
    },
    /// `unsigned char message[] = { 0x68, … };`
    C_ARRAY {
        @Override
        public String of(byte[] body) {
            return body.length == 0
                    ? "unsigned char message[1]; /* 0 bytes: C has no empty array */\nsize_t message_len = 0;\n"
                    : "unsigned char message[] = {" + listed(body, false) + "\n};\nsize_t message_len = sizeof"
                            + " message;\n";
        }
    },
    /// `byte[] message = { 0x68, (byte) 0xff, … };`
    JAVA_BYTES {
        @Override
        public String of(byte[] body) {
            return "byte[] message = {" + listed(body, true) + "\n};\n";
        }
    },
    BASE64 {
        @Override
        public String of(byte[] body) {
            return Base64.getEncoder().encodeToString(body);
        }
    };

    private static final int PER_LINE = 12;

    /// A body in this form.
    public abstract String of(byte[] body);

    private static String listed(byte[] body, boolean signed) {
        StringBuilder out = new StringBuilder(body.length * 7);
        for (int i = 0; i < body.length; i++) {
            out.append(i == 0 ? "" : ",").append(i % PER_LINE == 0 ? "\n    " : " ");
            if (signed && body[i] < 0) {
                out.append("(byte) ");
            }
            hex(out, body[i]);
        }
        return out.toString();
    }

    private static void hex(StringBuilder out, byte b) {
        out.append("0x").append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
}

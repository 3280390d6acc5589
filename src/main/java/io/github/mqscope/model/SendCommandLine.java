package io.github.mqscope.model;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.ShellWord;
import java.util.Base64;
import java.util.Optional;

/// The `mqscope send` command that sends a message again, exact for any bytes in any POSIX shell.
///
/// Text that prints is an argument in single quotes; anything else goes in by base64 through a here-document,
/// whose lines are short enough for a terminal. A name that does not print is made by `printf`.
public final class SendCommandLine {
    private static final int LONGEST_ARGUMENT = 1000;
    private static final int BASE64_LINE = 76;

    private SendCommandLine() {}

    /// The command, one or more lines.
    public static String of(QueueName queue, Message message) {
        Optional<String> name = Escaped.plain(queue.bytes());
        String send = "mqscope send " + name.map(ShellWord::of).orElse("\"${queue%x}\"")
                + (message.priority() == 0 ? "" : " --priority " + message.priority());
        String before = name.isPresent() ? "" : "queue=$(printf '" + octal(queue.bytes()) + "x')\n";
        Optional<String> text = message.size() <= LONGEST_ARGUMENT ? Escaped.plain(message.body()) : Optional.empty();
        return before
                + text.map(t -> send + " -- " + ShellWord.of(t) + "\n").orElseGet(() -> encoded(send, message.body()));
    }

    private static String encoded(String send, byte[] body) {
        String base64 = Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\n'}).encodeToString(body);
        return "base64 -d <<'END' | " + send + " --file -\n" + base64 + "\nEND\n";
    }

    private static String octal(byte[] bytes) {
        StringBuilder out = new StringBuilder(4 * bytes.length);
        for (byte b : bytes) {
            out.append(String.format("\\%03o", b & 0xff));
        }
        return out.toString();
    }
}

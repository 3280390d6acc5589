package io.github.mqscope.cli;

import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.place.IpcNamespaces;
import io.github.mqscope.relay.CommandOutput;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a command prints: bytes or lines of UTF-8 whatever the locale, written at once.
final class Terminal {
    private final CommandContext context;
    private volatile boolean writing;
    private @Nullable NamespaceJson namespace;

    Terminal(CommandContext context) {
        this.context = context;
    }

    CommandContext context() {
        return context;
    }

    /// The IPC namespace of this process, for JSON.
    NamespaceJson namespace() {
        if (namespace == null) {
            namespace = IpcNamespaces.own()
                    .map(own -> new NamespaceJson(own.number(), own.container(), own.unit()))
                    .orElse(NamespaceJson.UNKNOWN);
        }
        return namespace;
    }

    /// Prints text as it is; what comes from strangers has been escaped.
    void print(String text) throws OutputException {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Prints bytes as they are.
    void print(byte[] bytes) throws OutputException {
        writing = true;
        try {
            context.stdout().write(bytes);
            context.stdout().flush();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            writing = false;
        }
    }

    /// Fails where so many bytes could not be written, as far as can be seen.
    void check(long bytes) throws OutputException {
        Optional<CommandOutput> output = context.output();
        if (output.isPresent()) {
            try {
                output.get().check(bytes);
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    /// Prints bytes as they are, whole or, where that can be undone, not at all.
    void printWhole(byte[] bytes) throws OutputException {
        Optional<CommandOutput> output = context.output();
        if (output.isEmpty()) {
            print(bytes);
            return;
        }
        writing = true;
        try {
            output.get().write(bytes);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            writing = false;
        }
    }

    // A pipe says EPIPE, a terminal EIO; the descriptor knows.
    private OutputException failed(IOException why) {
        try {
            Optional<CommandOutput> output = context.output();
            return new OutputException(why, output.isPresent() && output.get().hasNoReader());
        } catch (IOException unknown) {
            return new OutputException(why, false);
        }
    }

    /// Whether a write is under way, perhaps stuck.
    boolean isWriting() {
        return writing;
    }

    /// One line on standard error, whatever is in the words.
    void complain(String words) {
        String line = "mqscope: " + Escaped.line(words) + "\n";
        try {
            context.stderr().write(line.getBytes(StandardCharsets.UTF_8));
            context.stderr().flush();
        } catch (IOException nobodyListens) {
            // The exit status says it too.
        }
    }
}

package io.github.mqscope.cli;

import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.model.queue.QueueName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs commands in this process, with their streams in memory.
final class Prompt {
    /// Where these keep what is on its way.
    static final Path JOURNALS = Path.of("target", "prompt-journals");

    private InputStream stdin = InputStream.nullInputStream();
    private boolean terminal;

    /// How a command ended and what it printed: its output one character a byte.
    record Result(int status, String raw, String err) {
        byte[] bytes() {
            return raw.getBytes(StandardCharsets.ISO_8859_1);
        }

        String out() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        List<String> lines() {
            return out().lines().toList();
        }
    }

    static Result run(Object... words) {
        return new Prompt().execute(words);
    }

    /// Runs it on a thread of its own, since it may block.
    static CompletableFuture<Result> start(Object... words) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        result.orTimeout(20, TimeUnit.SECONDS);
        Thread.ofPlatform().daemon().start(() -> result.complete(run(words)));
        return result;
    }

    Prompt stdin(byte[] bytes) {
        stdin = new ByteArrayInputStream(bytes);
        return this;
    }

    Prompt terminal() {
        terminal = true;
        return this;
    }

    Result execute(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return execute(out, out, words);
    }

    /// With a standard output that may fail.
    Result execute(OutputStream stdout, ByteArrayOutputStream collected, Object... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandContext context = new CommandContext(
                stdin,
                stdout,
                err,
                terminal,
                terminal,
                Optional.empty(),
                Optional.empty(),
                () -> new KeptJournals(JOURNALS),
                step -> new IOException("a test becomes nothing else"),
                status -> {
                    throw new AssertionError("halted with " + status);
                });
        int status = CommandLineMain.run(Arrays.stream(words).map(Prompt::bytes).toList(), context);
        String raw = collected.toString(StandardCharsets.ISO_8859_1);
        return new Result(status, raw, err.toString(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Object word) {
        return switch (word) {
            case byte[] raw -> raw;
            case QueueName name -> name.bytes();
            default -> word.toString().getBytes(StandardCharsets.UTF_8);
        };
    }
}

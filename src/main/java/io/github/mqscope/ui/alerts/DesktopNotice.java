package io.github.mqscope.ui.alerts;

import io.github.mqscope.log.Threads;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Notifications of the desktop, by notify-send(1) as a process of its own: at most one every few seconds, and never
/// two at a time.
public final class DesktopNotice {
    private static final Words WORDS = Words.of(DesktopNotice.class);
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final int MOST_LINES = 5;
    private static final long PATIENCE_SECONDS = 10;

    private final List<String> command;
    private final Consumer<IOException> failed;
    private long last = System.nanoTime() - LEAST.toNanos();

    /// @param command `notify-send` with its options; title and text are added
    /// @param failed  told, on another thread, that the desktop could not be
    public DesktopNotice(List<String> command, Consumer<IOException> failed) {
        this.command = List.copyOf(command);
        this.failed = failed;
    }

    /// The desktop's own.
    public static DesktopNotice ofDesktop(Consumer<IOException> failed) {
        return new DesktopNotice(List.of("notify-send", "--app-name=mqscope", "--icon=mqscope"), failed);
    }

    /// Shows lines, unless some were shown a moment ago.
    public void show(List<String> lines) {
        long now = System.nanoTime();
        if (now - last >= LEAST.toNanos()) {
            last = now;
            Threads.daemon("desktop notice").start(() -> run(text(lines)));
        }
    }

    private static String text(List<String> lines) {
        int more = lines.size() - MOST_LINES;
        String shown = String.join("\n", lines.subList(0, Math.min(MOST_LINES, lines.size())));
        return more > 0 ? shown + "\n" + WORDS.get("notice.more", more) : shown;
    }

    // The desktop reads markup in it, and notify-send, before that, the escapes of C.
    private static String literal(String text) {
        return text.replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private void run(String text) {
        try {
            List<String> words = new java.util.ArrayList<>(command);
            words.addAll(List.of("--", WORDS.get("notice.title"), literal(text)));
            Process process = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            } else if (process.exitValue() != 0) {
                failed.accept(new IOException(WORDS.get("notice.refused", process.exitValue())));
            }
        } catch (IOException e) {
            failed.accept(new IOException(WORDS.get("notice.missing"), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

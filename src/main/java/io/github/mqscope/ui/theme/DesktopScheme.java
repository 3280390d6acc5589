package io.github.mqscope.ui.theme;

import io.github.mqscope.log.Threads;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The colour scheme that the desktop's portal tells (`org.freedesktop.portal.Settings`, key `color-scheme` of
/// `org.freedesktop.appearance`), now and whenever it changes, asked through gdbus(1) on a thread of its own.
///
/// Where there is no gdbus, no session bus or no portal, nothing is told.
public final class DesktopScheme implements AutoCloseable {
    private static final int LONGEST_LINE = 1024;
    private static final int PATIENCE_SECONDS = 5;
    private static final String NAME = "org.freedesktop.portal.Desktop";
    private static final String OBJECT = "/org/freedesktop/portal/desktop";
    private static final String SETTINGS = "org.freedesktop.portal.Settings";
    private static final String SPACE = "org.freedesktop.appearance";
    private static final String KEY = "color-scheme";
    private static final Pattern READ = Pattern.compile("\\(<+uint32 (\\d)>+,\\)");
    private static final Pattern CHANGED = Pattern.compile(".*: " + Pattern.quote(SETTINGS) + "\\.SettingChanged \\('"
            + Pattern.quote(SPACE) + "', '" + KEY + "', <uint32 (\\d)>\\)");

    private final List<String> gdbus;
    private @Nullable Process monitor; // Guarded by this, as is closed.
    private boolean closed;

    /// @param gdbus the command that takes the arguments of gdbus(1); empty for none
    DesktopScheme(List<String> gdbus) {
        this.gdbus = List.copyOf(gdbus);
    }

    /// The portal of this session. Without a bus gdbus would start one, so it isn't run then.
    public static DesktopScheme ofSession() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        boolean bus = System.getenv("DBUS_SESSION_BUS_ADDRESS") != null
                || (runtime != null && new File(runtime, "bus").exists());
        return new DesktopScheme(bus ? List.of("gdbus") : List.of());
    }

    /// Has a theme follow it from now on, until closed.
    public void feed(Theme theme) {
        tell(scheme -> Platform.runLater(() -> theme.desktop(scheme)));
    }

    /// @param told called on a thread of its own; empty where the desktop has no preference
    void tell(Consumer<Optional<ColorScheme>> told) {
        if (!gdbus.isEmpty()) {
            Threads.virtual("desktop").start(() -> follow(told));
        }
    }

    void follow(Consumer<Optional<ColorScheme>> told) {
        try (BufferedReader lines = startMonitor().inputReader(StandardCharsets.UTF_8)) {
            // Its first line says that it listens: what changes after the call below is not missed.
            if (line(lines).isEmpty()) {
                return;
            }
            scheme(READ, call()).ifPresent(told);
            for (Optional<String> line = line(lines); line.isPresent(); line = line(lines)) {
                scheme(CHANGED, line.get()).ifPresent(told);
            }
        } catch (IOException absent) {
            // No gdbus, or closed: the theme keeps what it has.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private synchronized Process startMonitor() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        monitor = start("monitor", "--session", "--dest", NAME, "--object-path", OBJECT);
        return monitor;
    }

    private String call() throws IOException, InterruptedException {
        Process call = start(
                "call",
                "--session",
                "--timeout=" + PATIENCE_SECONDS,
                "--dest=" + NAME,
                "--object-path=" + OBJECT,
                "--method=" + SETTINGS + ".Read",
                SPACE,
                KEY);
        try (BufferedReader answer = call.inputReader(StandardCharsets.UTF_8)) {
            boolean ended = call.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended ? line(answer).orElse("") : "";
        } finally {
            call.destroyForcibly();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(gdbus);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }

    // Signals of other settings may be of any length.
    private static Optional<String> line(Reader from) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = from.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = from.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return Optional.of(line.toString());
    }

    private static Optional<Optional<ColorScheme>> scheme(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.matches() ? Optional.of(scheme(found.group(1))) : Optional.empty();
    }

    private static Optional<ColorScheme> scheme(String number) {
        return switch (number) {
            case "1" -> Optional.of(ColorScheme.DARK);
            case "2" -> Optional.of(ColorScheme.LIGHT);
            default -> Optional.empty();
        };
    }

    /// Ends gdbus and tells no more. Not by SIGTERM, which mqscope blocks and its children with it.
    @Override
    public synchronized void close() {
        closed = true;
        if (monitor != null) {
            monitor.destroyForcibly();
        }
    }
}

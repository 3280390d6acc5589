package io.github.mqscope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mqscope.testing.Await;
import io.github.mqscope.ui.LiveWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// A script stands in for gdbus and prints what it prints.
class DesktopSchemeTest {
    private static final Optional<ColorScheme> DARK = Optional.of(ColorScheme.DARK);
    private static final Optional<ColorScheme> LIGHT = Optional.of(ColorScheme.LIGHT);

    private final List<Optional<ColorScheme>> told = new CopyOnWriteArrayList<>();
    private @TempDir Path directory;
    private Path signals;
    private Path pid;

    @BeforeEach
    void listen() throws IOException {
        signals = directory.resolve("signals");
        pid = directory.resolve("pid");
        Files.writeString(signals, "The name org.freedesktop.portal.Desktop is owned by :1.7\n");
    }

    private DesktopScheme portal(String answer) {
        String script = """
                case $1 in
                call) printf '%%s\\n' '%s';;
                monitor) echo $$ > '%s'; exec tail -n +1 -f '%s';;
                esac
                """.formatted(answer, pid, signals);
        return new DesktopScheme(List.of("sh", "-c", script, "gdbus"));
    }

    private void signal(String space, String key, String value) throws IOException {
        Files.writeString(
                signals,
                "/org/freedesktop/portal/desktop: org.freedesktop.portal.Settings.SettingChanged ('%s', '%s', %s)%n"
                        .formatted(space, key, value),
                StandardOpenOption.APPEND);
    }

    private void awaitTold(List<Optional<ColorScheme>> what) {
        Await.until(what + " is told", () -> told.size() >= what.size());
        assertEquals(what, told);
    }

    @Test
    void itTellsWhatThePortalSaysAndEachChange() throws IOException {
        try (DesktopScheme scheme = portal("(<<uint32 1>>,)")) {
            scheme.tell(told::add);
            awaitTold(List.of(DARK));
            signal("org.freedesktop.appearance", "contrast", "<uint32 1>");
            signal("org.gnome.desktop.interface", "color-scheme", "<'" + "x".repeat(100_000) + "'>");
            signal("org.freedesktop.appearance", "color-scheme", "<uint32 2>");
            awaitTold(List.of(DARK, LIGHT));
            signal("org.freedesktop.appearance", "color-scheme", "<uint32 0>");
            awaitTold(List.of(DARK, LIGHT, Optional.empty()));
        }
    }

    @Test
    void anAnswerThatIsNoSchemeIsNotToldAndChangesAre() throws IOException {
        try (DesktopScheme scheme = portal("Error: nobody answers")) {
            scheme.tell(told::add);
            signal("org.freedesktop.appearance", "color-scheme", "<uint32 1>");
            awaitTold(List.of(DARK));
        }
    }

    @Test
    void closingItEndsItsProcess() {
        DesktopScheme scheme = portal("(<<uint32 2>>,)");
        scheme.tell(told::add);
        awaitTold(List.of(LIGHT));
        scheme.close();
        Await.until(
                "the monitor has ended",
                () -> ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }

    @Test
    void whereThereIsNoGdbusNothingIsTold() {
        try (DesktopScheme scheme =
                new DesktopScheme(List.of(directory.resolve("gdbus").toString()))) {
            scheme.follow(told::add);
            assertEquals(List.of(), told);
        }
    }

    @Test
    void aThemeThatFollowsTheSystemFollowsTheDesktop() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme theme = LiveWindow.fx(Theme::new);
        boolean before = LiveWindow.fx(theme::isDark);
        try (DesktopScheme scheme = portal("(<<uint32 1>>,)")) {
            scheme.feed(theme);
            LiveWindow.await("dark as the desktop", theme::isDark);
            signal("org.freedesktop.appearance", "color-scheme", "<uint32 2>");
            LiveWindow.await("light as the desktop", () -> !theme.isDark());
            LiveWindow.onFx(() -> theme.choice().set(Theme.Choice.DARK));
            assertTrue(LiveWindow.fx(theme::isDark), "what a person chose comes first");
            LiveWindow.onFx(() -> theme.choice().set(Theme.Choice.SYSTEM));
            assertFalse(LiveWindow.fx(theme::isDark));
        } finally {
            LiveWindow.onFx(() -> theme.desktop(Optional.empty()));
        }
        assertEquals(before, LiveWindow.fx(theme::isDark), "without a portal it is as JavaFX sees the system");
    }
}

package io.github.mqscope;

import io.github.mqscope.local.LocalSpace;
import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.place.Place;
import io.github.mqscope.place.PlaceException;
import io.github.mqscope.space.Space;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.UserDirectories;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.MqscopeApp;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.settings.SettingsFile;
import io.github.mqscope.ui.shell.MainWindow;
import io.github.mqscope.ui.shell.Shell;
import io.github.mqscope.ui.shell.WindowParts;
import io.github.mqscope.ui.theme.DesktopScheme;
import io.github.mqscope.ui.tour.Tour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The composition root of the window: the loop, the watcher and the acts under it, and the one way it ends.
///
/// A signal, the menu and the close button all stop the loop; the loop's stop path closes what it watches
/// and then the window; then blocked calls are released.
final class Window {
    private final SnapshotBridge bridge = new SnapshotBridge();
    private final Settings settings;
    private final WindowSpace space;

    private Window(Settings settings) throws ErrnoException {
        this.settings = settings;
        space = new WindowSpace.Here(new LocalSpace(Window::failed, MqscopeApp::end, starter()));
    }

    /// Has what takes longest begin, where a window is going to be opened.
    static void prepare() {
        if (hasDisplay()) {
            MqscopeApp.prepare();
        }
    }

    /// Opens the window and returns when it is gone; without a display plays the tour into a new folder.
    static int open(Place place) throws IOException {
        if (!place.isHere()) {
            return elsewhere(place);
        }
        if (hasDisplay()) {
            return onDisplay(Optional.empty());
        }
        return tour(Files.createTempDirectory("mqscope-tour-"), false);
    }

    private static int elsewhere(Place place) throws IOException {
        if (!hasDisplay()) {
            throw new PlaceException("the window needs a display; the commands of `mqscope --help` do not");
        }
        try (Settings settings = settings();
                DesktopScheme desktop = DesktopScheme.ofSession();
                ElsewhereWindow window = new ElsewhereWindow(place, settings)) {
            window.run(desktop);
        } catch (UnsupportedOperationException e) {
            throw noDisplay(e);
        }
        return ExitStatus.DONE.code();
    }

    private static IOException noDisplay(UnsupportedOperationException e) {
        return new IOException(
                "window: " + e.getMessage() + "; it needs a display that can be reached and GTK 3, the commands"
                        + " of `mqscope --help` do not",
                e);
    }

    private static int onDisplay(Optional<Path> tour) throws IOException {
        try (DesktopScheme desktop = DesktopScheme.ofSession()) {
            Window window = new Window(settings());
            Consumer<Shell> shown = shell -> desktop.feed(shell.theme());
            return tour.isPresent() ? window.play(tour.get(), shown) : window.run(shown);
        } catch (UnsupportedOperationException e) {
            throw noDisplay(e);
        }
    }

    /// Plays the tour: on the display, in a window opened as any other, or on the headless platform.
    static int tour(Path out, boolean onDisplay) throws IOException {
        if (onDisplay) {
            prepare();
            return onDisplay(Optional.of(out));
        }
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        return new Window(Settings.inMemory()).play(out, shell -> {});
    }

    private int play(Path out, Consumer<Shell> shown) throws IOException {
        Files.createDirectories(out);
        Tour tour = new Tour(out, TourContainer::start, space::stop);
        int status = run(shown.andThen(tour::play));
        tour.tell();
        return tour.failed() ? ExitStatus.FAILED.code() : status;
    }

    private static Settings settings() {
        try {
            Path ours = UserDirectories.ofProcess().config();
            return Settings.of(new SettingsFile(ours.resolve("settings.json")));
        } catch (IOException e) {
            return Settings.nowhere(String.valueOf(e.getMessage()));
        }
    }

    // Beside the jars of a build or an installation; the launcher says where those are.
    private static Optional<Path> starter() {
        return Optional.ofNullable(System.getProperty("mqscope.home"))
                .map(home -> Path.of(home, "bin", "mqscope-enable"));
    }

    private static boolean hasDisplay() {
        return System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    // The loop goes on, without the one that failed.
    static void failed(String what, Throwable why) {
        if (!(why instanceof IOException)) {
            Defects.show(what, why);
        }
    }

    /// What a window is made of.
    static WindowParts parts(
            WindowSpace under, Whereabouts where, SnapshotBridge bridge, Settings settings, Consumer<Shell> shown) {
        Space space = under.space();
        return new WindowParts(
                bridge,
                space,
                where,
                settings,
                FileChoice.dialogs(),
                () -> space.watch(bridge::publish),
                under::stop,
                shown.andThen(shell -> under.openProbe()));
    }

    private int run(Consumer<Shell> shown) {
        Whereabouts where = Whereabouts.here(LaunchedWindows.ofProcess());
        WindowParts parts = parts(space, where, bridge, settings, shown);
        Threads.daemon("stray fonts").start(new StrayFonts()::delete);
        try {
            new MainWindow(parts).open();
        } finally {
            space.close();
            settings.close();
        }
        return ExitStatus.DONE.code();
    }
}

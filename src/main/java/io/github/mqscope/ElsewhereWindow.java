package io.github.mqscope;

import io.github.mqscope.place.Place;
import io.github.mqscope.space.Space;
import io.github.mqscope.ui.MqscopeApp;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.elsewhere.Approach;
import io.github.mqscope.ui.elsewhere.Connection;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.shell.ConnectScreen;
import io.github.mqscope.ui.shell.MainWindow;
import io.github.mqscope.ui.theme.DesktopScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The composition root of a window on a place that is elsewhere: first it shows how the agent gets there, and then
/// what is there.
///
/// A signal, the menu, the close button and Cancel all stop the loop, which closes the window; then the agent is ended.
final class ElsewhereWindow implements AutoCloseable {
    private final Place place;
    private final Settings settings;
    private final LaunchedWindows windows = LaunchedWindows.ofProcess();
    private final List<String> command;
    private final Connection connection = new Connection();
    private final SnapshotBridge bridge = new SnapshotBridge();
    private final ShutdownLoop loop;
    private final List<AgentApproach> ways = new ArrayList<>(); // Under its own lock.

    ElsewhereWindow(Place place, Settings settings) throws IOException {
        this.place = place;
        this.settings = settings;
        this.command = windows.words(place, Main.AGENT);
        this.loop = new ShutdownLoop(Window::failed, MqscopeApp::end);
    }

    /// Shows it and returns when it is gone.
    void run(DesktopScheme desktop) {
        ConnectScreen screen = new ConnectScreen(place, settings, this::way, this::there, loop::stop);
        screen.open(desktop::feed);
    }

    private Approach way() {
        AgentApproach way = new AgentApproach(command, connection);
        synchronized (ways) {
            ways.add(way);
        }
        return way;
    }

    private MainWindow there(Space space) {
        Whereabouts where = new Whereabouts(place, Optional.of(space.identity()), connection, windows);
        return new MainWindow(
                Window.parts(new WindowSpace.Elsewhere(space, loop), where, bridge, settings, shell -> {}));
    }

    /// When the window is gone: those on their way are stopped too.
    @Override
    public void close() {
        loop.close();
        synchronized (ways) {
            ways.forEach(AgentApproach::close);
        }
    }
}

package io.github.mqscope;

import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.place.Place;
import io.github.mqscope.sys.Self;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.elsewhere.Connection;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.shell.WindowParts;
import io.github.mqscope.ui.tour.Excursion;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A process in namespaces of its own, as a container's, and an agent in them; what the tour's other window looks at.
final class TourContainer implements Excursion {
    private static final QueueName QUEUE = QueueName.of("/orders");
    private static final int MODE = 0600;
    private static final long MAXMSG = 8;
    private static final long MSGSIZE = 128;

    private final Process process;
    private final AgentApproach way;
    private final ShutdownLoop loop;
    private final WindowParts parts;

    private TourContainer(Process process, AgentApproach way, ShutdownLoop loop, WindowParts parts) {
        this.process = process;
        this.way = way;
        this.loop = loop;
        this.parts = parts;
    }

    /// Starts both; empty where this user may make no namespaces, or has no launcher.
    static Optional<Excursion> start() throws IOException {
        LaunchedWindows windows = LaunchedWindows.ofProcess();
        if (windows.home().isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of("unshare", "--ipc", "--pid", "--mount", "--fork", "--kill-child"));
        if (Self.euid() != 0) {
            words.addAll(List.of("--user", "--map-root-user"));
        }
        words.addAll(List.of("sh", "-c", "echo; exec cat")); // Its input ends with this process.
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noUnshare) {
            return Optional.empty();
        }
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        return out.readLine() == null ? Optional.empty() : Optional.of(of(process, windows));
    }

    private static Excursion of(Process process, LaunchedWindows windows) throws IOException {
        Place place = new Place(Optional.empty(), false, Optional.of(Long.toString(process.pid())));
        Connection connection = new Connection();
        AgentApproach way = new AgentApproach(windows.words(place, Main.AGENT), connection);
        try {
            AgentSpace space = way.arrive();
            space.acts().create(QUEUE, MODE, OptionalLong.of(MAXMSG), OptionalLong.of(MSGSIZE));
            ShutdownLoop loop = new ShutdownLoop(Window::failed, () -> {});
            WindowParts parts = Window.parts(
                    new WindowSpace.Elsewhere(space, loop),
                    new Whereabouts(place, Optional.of(space.identity()), connection, windows),
                    new SnapshotBridge(),
                    Settings.inMemory(),
                    shell -> {});
            return new TourContainer(process, way, loop, parts);
        } catch (IOException e) {
            way.close();
            process.destroy();
            throw e;
        }
    }

    @Override
    public WindowParts parts() {
        return parts;
    }

    @Override
    public QueueName queue() {
        return QUEUE;
    }

    @Override
    public void lose() {
        ProcessHandle.of(way.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        way.close();
        loop.close();
        process.destroy();
    }
}

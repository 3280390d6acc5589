package io.github.mqscope.local;

import io.github.mqscope.loop.CommandLoop;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.Notification;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.FailedCalls;
import io.github.mqscope.sys.Inotify;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Each opening, with each of its system calls failed in turn: what is left open then, and what is left registered.
public final class FaultTable {
    private static final List<Errno> ERRNOS = List.of(Errno.EIO, Errno.EMFILE);

    private static final Duration SETTLE = Duration.ofSeconds(1);

    private FaultTable() {}

    /// Something that is opened, and closed where that succeeds.
    @FunctionalInterface
    interface Opening {
        void openAndClose(TestQueue queue) throws Exception;
    }

    /// What one opening left behind.
    ///
    /// @param injected      calls failed
    /// @param descriptors   left open
    /// @param registrations left on the queue
    record Left(String opening, int injected, int descriptors, int registrations) {
        String row() {
            return "| " + opening + " | " + injected + " | " + descriptors + " | " + registrations + " |";
        }
    }

    static Map<String, Opening> openings() {
        Map<String, Opening> openings = new LinkedHashMap<>();
        openings.put("Epoll", queue -> new Epoll(8).close());
        openings.put("Inotify with a watch", queue -> {
            try (Inotify inotify = new Inotify()) {
                inotify.watch(queue.queue().fd(), Inotify.IN_ATTRIB);
            }
        });
        openings.put("EventLoop", queue -> new EventLoop((what, why) -> {}).close());
        openings.put("EventLoop with a timer", queue -> {
            try (EventLoop loop = new EventLoop((what, why) -> {})) {
                var _ = loop.every(Duration.ofSeconds(1), n -> {});
            }
        });
        openings.put("CommandLoop", queue -> new CommandLoop((what, why) -> {}).close());
        openings.put("QueueOpen", queue -> QueueOpen.of(queue.name()).open().close());
        openings.put(
                "QueueFileSystem",
                queue -> QueueFileSystem.open(List.of(queue.name())).close());
        openings.put("QueueFileSystem, a queue of it", queue -> {
            try (QueueFileSystem files = QueueFileSystem.open(List.of(queue.name()))) {
                files.open(queue.name(), queue.queue().key(), Access.READ, true).close();
            }
        });
        openings.put("QueueAccess, by name", queue -> {
            try (QueueAccess access = new QueueAccess(null)) {
                access.open(new QueueTarget(queue.name(), queue.queue().key()), Access.READ, true)
                        .close();
            }
        });
        openings.put("Notification", queue -> {
            try (MessageQueue own = queue.reopen()) {
                Notification.register(own, NotifyVia.THREAD).close();
            }
        });
        openings.put("NotifySession", queue -> session(queue).close());
        openings.put("LocalNotifyActs", FaultTable::arm);
        openings.put("QueueInspection of a queue", queue -> {
            QueueInspection _ = QueueInspection.of(queue.name());
        });
        openings.put("QueueInspection of all", queue -> {
            QueueInspection.Listing _ = QueueInspection.list();
        });
        return openings;
    }

    private static NotifyRequest request() {
        return new NotifyRequest(NotifyVia.THREAD, OptionalInt.empty(), false, true);
    }

    private static NotifySession session(TestQueue queue) throws IOException {
        return NotifySession.begin(
                access ->
                        QueueOpen.of(queue.name()).access(access).nonBlocking().open(),
                request(),
                new NotifySession.Listener() {
                    @Override
                    public void told(NotifyEvent event) {}

                    @Override
                    public void received(io.github.mqscope.model.queue.Message message) {}
                });
    }

    // On this thread, as the loop's. A session that was refused must be gone before the loop ends.
    private static void arm(TestQueue queue) throws Exception {
        try (EventLoop loop = new EventLoop((what, why) -> {});
                QueueAccess access = new QueueAccess(null)) {
            LocalNotifyActs acts = new LocalNotifyActs(loop, access, new SeenLog(), new EventLog());
            QueueTarget target = new QueueTarget(queue.name(), queue.queue().key());
            List<Integer> left = new ArrayList<>();
            FailedCalls.hold(true);
            loop.post(() -> FailedCalls.hold(false));
            acts.arm(target, request());
            loop.post(() -> FailedCalls.hold(true));
            loop.post(() -> left.add(acts.armed(target.key()).isPresent() ? 0 : registrations(queue)));
            loop.post(loop::stop);
            loop.run();
            if (left.contains(1)) {
                throw new AssertionError("a session that was refused keeps the registration");
            }
        } finally {
            FailedCalls.hold(false);
        }
    }

    private static int registrations(TestQueue queue) {
        try {
            return queue.queue().status().isRegistered() ? 1 : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /// Fails each call of an opening in turn.
    static Left tried(String name, Opening opening) throws Exception {
        int injected = 0;
        int descriptors = 0;
        int registrations = 0;
        try (TestQueue queue = TestQueue.create()) {
            attempt(queue, opening, FailedCalls.none());
            int calls = attempt(queue, opening, FailedCalls.none());
            for (Errno errno : ERRNOS) {
                for (int i = 1; i <= calls; i++) {
                    int before = open();
                    int _ = attempt(queue, opening, FailedCalls.nth(i, errno));
                    injected++;
                    registrations += registrations(queue);
                    descriptors += left(before);
                }
            }
        }
        return new Left(name, injected, descriptors, registrations);
    }

    private static int attempt(TestQueue queue, Opening opening, FailedCalls failing) throws Exception {
        try (failing) {
            opening.openAndClose(queue);
        } catch (IOException refused) {
            // As it was to be.
        }
        return failing.calls();
    }

    // A thread that looks names up may have one open for a moment.
    private static int left(int before) throws IOException {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        int left = open() - before;
        while (left > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(SETTLE.toNanos() / 1000);
            left = open() - before;
        }
        return Math.max(0, left);
    }

    private static int open() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return (int) links.count();
        }
    }

    /// The table, as Markdown.
    public static String table() throws Exception {
        StringBuilder table = new StringBuilder("| opening | calls failed | descriptors left | registrations left |\n");
        table.append("|---|---:|---:|---:|\n");
        for (var opening : openings().entrySet()) {
            table.append(tried(opening.getKey(), opening.getValue()).row()).append('\n');
        }
        return table.toString();
    }
}

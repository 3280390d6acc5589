package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.sys.Epoll;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Registers by signal on the queues it is given, waits in epoll and tells what came. It answers each line of its
/// standard input, a command and the queue's index, with one line.
final class SignalNotifiedProgram {
    private final List<Notification> notifications = new ArrayList<>();

    private SignalNotifiedProgram() {}

    @SuppressWarnings("SystemOut") // Its output is what the test reads.
    public static void main(String[] args) throws IOException {
        SignalNotifiedProgram program = new SignalNotifiedProgram();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println(program.register(args));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            System.out.println(answer(words[0], program.notifications.get(Integer.parseInt(words[1]))));
        }
    }

    private String register(String[] names) {
        try {
            for (String name : names) {
                notifications.add(Notification.register(QueueOpen.of(name).open(), NotifyVia.SIGNAL));
            }
            return "registered "
                    + notifications.stream()
                            .map(n -> n.signal().orElseThrow().toString())
                            .toList();
        } catch (QueueException e) {
            return e.failure().line();
        }
    }

    private static String answer(String command, Notification on) throws IOException {
        return switch (command) {
            case "await" -> await(on);
            case "check" -> words(on.check());
            case "rearm" -> rearm(on);
            case "act" -> act(on);
            case "drop" -> drop(on);
            case "unregister" -> words(on.unregister());
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String rearm(Notification on) throws IOException {
        on.rearm();
        return "armed";
    }

    private static String act(Notification on) throws IOException {
        QueueOpen.of(on.queue().name()).open().close();
        return "opened and closed";
    }

    private static String drop(Notification on) throws IOException {
        QueueOpen.of(on.queue().name()).open().closeAtOnce();
        return "dropped";
    }

    private static String await(Notification on) throws IOException {
        try (Epoll epoll = new Epoll(1)) {
            epoll.add(on.fd().orElseThrow(), Epoll.EPOLLIN, 1);
            return epoll.await(20_000) == 0 ? "timeout" : words(on.read());
        }
    }

    private static String words(Optional<Notice> notice) {
        return notice.isPresent() ? words(notice.get()) : "nothing";
    }

    private static String words(Notice notice) {
        return switch (notice) {
            case Notice.Fired fired ->
                "fired " + fired.sender().map(s -> s.pid() + " " + s.uid()).orElse("by nobody known");
            case Notice.Removed removed -> "removed " + removed.why();
        };
    }
}

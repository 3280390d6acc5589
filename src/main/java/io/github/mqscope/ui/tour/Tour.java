package io.github.mqscope.ui.tour;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.demo.StagedQueue;
import io.github.mqscope.demo.TrafficDemo;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.space.Call;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/// Plays the window through its screens: an empty machine, live traffic, a blocked sender, a waiting
/// receiver, sends and receives of its own, and the sheets. What the pictures show is there when they are
/// taken; a scene that does not come about ends the tour as failed.
public final class Tour {
    private static final int CHARTED = 40; // Samples: ten seconds.

    private final Path out;
    private final Excursion.Start excursions;
    private final Runnable quit;
    private List<Path> pictures = List.of();
    private volatile Optional<String> failure = Optional.empty();

    /// @param out        the folder for the pictures
    /// @param excursions make another place to look at
    /// @param quit       ends the program, called when the tour is over
    public Tour(Path out, Excursion.Start excursions, Runnable quit) {
        this.out = out;
        this.excursions = excursions;
        this.quit = quit;
    }

    /// Starts the tour of a window that has just been shown. Returns at once.
    public void play(Shell shell) {
        Threads.daemon("tour").start(() -> playNow(shell));
    }

    private void playNow(Shell shell) {
        try {
            playNow(shell, new WindowDriver(shell, out));
        } catch (IOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        } finally {
            quit.run();
        }
    }

    private void playNow(Shell shell, WindowDriver hand) throws IOException {
        try {
            hand.awaitSnapshot();
            hand.act(() -> shell.actions().run("layout.reset"));
            hand.picture("start");
            traffic(shell, hand);
            new PictureScenes(shell, hand).play();
            new BodyScenes(shell, hand).play();
            new NotifyScenes(shell, hand).play();
            new ElsewhereScenes(shell, hand, excursions).play();
            new LessonScenes(shell, hand).play();
        } finally {
            pictures = hand.pictures();
        }
    }

    private void traffic(Shell shell, WindowDriver hand) throws IOException {
        try (TrafficDemo traffic = TrafficDemo.start()) {
            shell.space().acts().learn(traffic.name());
            hand.await(
                    traffic.name(), "moving", q -> q.depth() > 0 && !q.openers().isEmpty());
            hand.select(traffic.name());
            hand.picture("live-traffic");
            charts(shell, hand, traffic.name());
            new ProbeScenes(shell, hand).play(traffic.name());
            new ComfortScenes(shell, hand).play(traffic.name());
            tab(shell, hand, "#queue-tabs", 1);
            hand.picture("attributes");
            stuck(shell, hand);
        }
    }

    private static void charts(Shell shell, WindowDriver hand, QueueName name) throws IOException {
        hand.act(() -> {
            TabPane tabs = (TabPane) Objects.requireNonNull(shell.scene().lookup("#queue-tabs"));
            tabs.getTabs().stream()
                    .filter(tab -> "charts-tab".equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
        hand.await(name, "charted for a while", q -> q.history().minute().size() >= CHARTED);
        hand.picture("charts");
        tab(shell, hand, "#queue-tabs", 0);
    }

    private void stuck(Shell shell, WindowDriver hand) throws IOException {
        try (StagedQueue jobs = StagedQueue.create("/tour-jobs-")) {
            shell.space().acts().learn(jobs.name());
            try (PeerProcess _ = PeerProcess.start("fill", jobs.name())) {
                hand.await(
                        jobs.name(),
                        "full with a sender blocked",
                        q -> !q.blockedSenders().isEmpty());
                hand.select(jobs.name());
                tab(shell, hand, "#queue-tabs", 2);
                hand.picture("full-sender-blocked");
                refusedSend(shell, hand, jobs.name());
                new MachineScenes(shell, hand).play(jobs.name());
                glance(shell, hand);
                hand.act(shell::unlink);
                hand.picture("unlink");
                hand.act(() -> shell.sheets().hide());
            }
            waiting(shell, hand);
        }
    }

    private static void glance(Shell shell, WindowDriver hand) throws IOException {
        tab(shell, hand, "#queue-tabs", 0);
        hand.press("#source-peek");
        hand.act(() -> {
            if (shell.scene().lookup("#peeked") instanceof TableView<?> inside) {
                inside.getSelectionModel().select(1);
            }
        });
        hand.picture("at-a-glance");
    }

    private static void refusedSend(Shell shell, WindowDriver hand, QueueName name) throws IOException {
        QueueState queue = hand.queue(name).orElseThrow();
        Message message = new Message(1, "one too many".getBytes(StandardCharsets.UTF_8));
        Call call = shell.space()
                .acts()
                .send(
                        new SendRequest(QueueTarget.of(queue), message, 1, Duration.ZERO, new Waiting.NonBlocking()),
                        c -> {});
        hand.await(name, "refusing a send", q -> call.isOver() && call.failure().isPresent());
        QueueException why = new QueueException(call.failure().orElseThrow());
        hand.act(() -> shell.errors().show("Not sent", why));
        hand.picture("refused-send");
        hand.press("#error-dismiss");
    }

    private void waiting(Shell shell, WindowDriver hand) throws IOException {
        try (StagedQueue inbox = StagedQueue.create("/tour-inbox-");
                PeerProcess _ = PeerProcess.start("wait", inbox.name())) {
            shell.space().acts().learn(inbox.name());
            hand.await(
                    inbox.name(),
                    "awaited by a receiver",
                    q -> !q.blockedReceivers().isEmpty());
            hand.select(inbox.name());
            hand.picture("receiver-waiting");
        }
        try (StagedQueue box = StagedQueue.create("/tour-own-")) {
            shell.space().acts().learn(box.name());
            hand.await(box.name(), "listed", q -> true);
            hand.select(box.name());
            own(shell, hand, box.name());
            new SendScenes(shell, hand).play(box.name());
            hand.act(shell::create);
            hand.picture("create");
            hand.act(() -> shell.sheets().hide());
        }
    }

    private static void own(Shell shell, WindowDriver hand, QueueName name) throws IOException {
        QueueTarget target = QueueTarget.of(hand.queue(name).orElseThrow());
        for (String text : List.of("hello", "{\"order\": 7}", "escape \u001b[31m and \u202e reversed")) {
            Message message = new Message(text.length() % 7, text.getBytes(StandardCharsets.UTF_8));
            Call sent = shell.space()
                    .acts()
                    .send(new SendRequest(target, message, 1, Duration.ZERO, new Waiting.NonBlocking()), c -> {});
            hand.await(name, "sent to", q -> sent.isOver());
        }
        Call taken = shell.space()
                .acts()
                .receive(
                        new ReceiveRequest(
                                target, ReceiveRequest.Amount.ONE, 1, OptionalLong.empty(), new Waiting.NonBlocking()),
                        c -> {});
        hand.await(name, "received from", q -> taken.isOver() && q.depth() == 2);
        tab(shell, hand, "#queue-tabs", 0);
        hand.act(() -> shell.hands().getSelectionModel().select(1));
        hand.press("#source-seen");
        hand.picture("sent-and-received");
        lookInside(shell, hand, "");
    }

    /// Takes everything out of the selected queue and puts it back; `where` begins the names of the pictures.
    static void lookInside(Shell shell, WindowDriver hand, String where) throws IOException {
        hand.press("#source-inside");
        hand.press("#look-inside");
        hand.awaitSight("#ask-act-1");
        hand.picture(where + "look-inside-consent");
        hand.press("#ask-act-1");
        hand.awaitSight("#inside");
        hand.act(() -> {
            TableView<?> inside =
                    (TableView<?>) Objects.requireNonNull(shell.scene().lookup("#inside"));
            inside.getSelectionModel().select(0);
        });
        hand.picture(where + "looked-inside");
    }

    static void tab(Shell shell, WindowDriver hand, String id, int index) throws IOException {
        hand.act(() -> {
            TabPane tabs = (TabPane) Objects.requireNonNull(shell.scene().lookup(id));
            tabs.getSelectionModel().select(Math.min(index, tabs.getTabs().size() - 1));
        });
    }

    /// Whether a scene did not come about.
    public boolean failed() {
        return failure.isPresent();
    }

    /// Says on standard output where the pictures are, or on standard error what failed.
    @SuppressWarnings("SystemOut") // The command's own output.
    public void tell() {
        System.out.println("mqscope: played the tour: " + pictures.size() + " pictures in " + out);
        failure.ifPresent(why -> System.err.println("mqscope: tour: " + why));
    }
}

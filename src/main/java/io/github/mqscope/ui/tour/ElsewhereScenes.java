package io.github.mqscope.ui.tour;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.template.Batch;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.ui.LiveDemo;
import io.github.mqscope.ui.shell.MainWindow;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// Another place: how it is chosen, a window on it that sees, sends, traces and takes out, and the loss of the
/// connection. The picture of the choice shows the namespaces of this machine.
record ElsewhereScenes(Shell shell, WindowDriver hand, Excursion.Start excursions) {
    private static final List<Message> ORDERS = Stream.of("{\"order\": 7}", "{\"order\": 8, \"express\": true}", "ping")
            .map(text -> new Message(text.length() % 5, text.getBytes(StandardCharsets.UTF_8)))
            .toList();

    /// Plays them; without another place the choice only.
    void play() throws IOException {
        Optional<Excursion> excursion = excursions.start();
        if (excursion.isEmpty()) {
            choose();
            return;
        }
        try (Excursion there = excursion.get()) {
            choose();
            show(there);
        }
    }

    private void choose() throws IOException {
        hand.act(() -> {
            boolean _ = shell.actions().run("window.elsewhere");
        });
        hand.awaitSight("#elsewhere-namespaces");
        hand.await("the namespaces", () -> !namespaces().getItems().isEmpty());
        hand.act(() -> {
            namespaces().getSelectionModel().selectLast();
            namespaces().scrollTo(namespaces().getItems().size() - 1);
        });
        hand.picture("elsewhere-sheet");
        hand.act(() -> shell.sheets().hide());
    }

    private TableView<?> namespaces() {
        return (TableView<?>) find(shell, "#elsewhere-namespaces");
    }

    private void show(Excursion there) throws IOException {
        Scene own = shell.scene();
        Stage stage = (Stage) own.getWindow();
        Shell other = WindowDriver.get(() -> {
            LiveDemo none = new LiveDemo((what, why) -> {}, name -> {});
            Shell made = MainWindow.shell(there.parts(), none, own.getWidth(), own.getHeight());
            stage.setScene(made.scene());
            return made;
        });
        try {
            play(there, other, hand.of(other));
        } finally {
            hand.act(() -> stage.setScene(own));
        }
    }

    private static void play(Excursion there, Shell shell, WindowDriver hand) throws IOException {
        QueueName name = there.queue();
        hand.await(name, "seen", q -> true);
        hand.select(name);
        QueueTarget target = QueueTarget.of(hand.queue(name).orElseThrow());
        Call sent = shell.space()
                .acts()
                .send(
                        new SendRequest(
                                target, Batch.of(ORDERS), ORDERS.size(), Duration.ZERO, new Waiting.NonBlocking()),
                        call -> {});
        hand.await(name, "sent to", q -> sent.isOver() && q.depth() == ORDERS.size());
        hand.picture("elsewhere-window");
        trace(shell, hand, target);
        Tour.lookInside(shell, hand, "elsewhere-");
        there.lose();
        hand.awaitSight("#lost-bar");
        hand.picture("elsewhere-lost");
    }

    // Where the probe is there too.
    private static void trace(Shell shell, WindowDriver hand, QueueTarget target) throws IOException {
        hand.await(
                "the probe or the reason why there is none",
                () -> !(shell.space().probing().state() instanceof ProbeStatus.Opening));
        if (!(shell.space().probing().state() instanceof ProbeStatus.Ready)) {
            return;
        }
        Tour.tab(shell, hand, "#below", 1);
        hand.press("#trace-begin");
        hand.await("the trace", () -> shell.space().tracing().status() instanceof TraceStatus.Running);
        Call taken = shell.space()
                .acts()
                .receive(
                        new ReceiveRequest(
                                target, ReceiveRequest.Amount.ONE, 1, OptionalLong.empty(), new Waiting.NonBlocking()),
                        call -> {});
        hand.await(
                "the receive as a row",
                () -> taken.isOver()
                        && find(shell, "#trace") instanceof TableView<?> rows
                        && !rows.getItems().isEmpty());
        hand.picture("elsewhere-traced");
        hand.press("#trace-begin");
        Tour.tab(shell, hand, "#below", 0);
    }

    private static Node find(Shell in, String selector) {
        return Objects.requireNonNull(in.scene().lookup(selector), selector);
    }
}

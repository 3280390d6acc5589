package io.github.mqscope.ui.messages;

import io.github.mqscope.model.PendingLook;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The contents of the selected queue as they were when somebody looked inside, by taking everything out and
/// putting it back. Before anybody did: how many there are, and the offer to look.
final class InsideView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MOST_LOOKS = 8;
    private static final double TEXT_WIDTH = 460;

    private final UiContext context;
    private final Map<QueueKey, PendingLook> looks = new LinkedHashMap<>();
    private final MessageTable table = new MessageTable("inside-messages", "#", false);
    private final Label source = new Label();
    private final Label report = new Label();
    private final Button again = new Button("Look inside…", Icons.of(Feather.EYE));
    private final Button stop = new Button("Stop");
    private final Label unknown = new Label();
    private final Button first = new Button("Look inside…", Icons.of(Feather.EYE));
    private final BorderPane listing = new BorderPane();
    private final VBox offer;
    private final StackPane view;

    InsideView(UiContext context) {
        this.context = context;
        again.setOnAction(e -> ask());
        first.setId("look-inside");
        first.setOnAction(e -> ask());
        stop.setOnAction(e -> current(PendingLook::cancel));
        source.getStyleClass().add("muted");
        source.setId("inside-source");
        report.getStyleClass().add("note");
        report.setWrapText(true);
        report.setMinHeight(Region.USE_PREF_SIZE);
        report.setMaxWidth(Double.MAX_VALUE);
        report.managedProperty().bind(report.visibleProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        HBox.setHgrow(source, Priority.ALWAYS);
        source.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(source, stop, again);
        head.getStyleClass().add("pane-head");
        listing.setTop(new VBox(head, report));
        listing.setCenter(table.view());
        unknown.setWrapText(true);
        unknown.setTextAlignment(TextAlignment.CENTER);
        unknown.setMaxWidth(TEXT_WIDTH);
        unknown.getStyleClass().add("muted");
        offer = new VBox(16, Icons.large(Feather.EYE_OFF), unknown, first);
        offer.setAlignment(Pos.CENTER);
        view = new StackPane(listing, offer);
        context.selected().addListener((o, was, now) -> update());
        context.snapshot().addListener((o, was, now) -> update());
        update();
    }

    private void update() {
        QueueState queue = context.selectedQueue().orElse(null);
        PendingLook look = queue == null ? null : looks.get(queue.key());
        listing.setVisible(look != null);
        offer.setVisible(look == null);
        if (look != null && queue != null) {
            show(look, queue);
        } else {
            offer(queue);
        }
    }

    private void offer(@Nullable QueueState queue) {
        long depth = queue == null ? -1 : queue.depth();
        first.setVisible(depth > 0);
        unknown.setText(
                depth == 0
                        ? "The queue is empty."
                        : depth < 0
                                ? "What is in this queue is not known."
                                : (depth == 1 ? "One message is inside. " : depth + " messages are inside. ")
                                        + "The kernel shows a message only to whoever takes it: looking inside takes"
                                        + " all of them out and puts them back.");
    }

    private void show(PendingLook look, QueueState queue) {
        boolean over = look.stage() == PendingLook.Stage.OVER;
        stop.setVisible(look.stage() == PendingLook.Stage.TAKING);
        again.setDisable(!over);
        source.setText(over ? ageOf(look, queue) : "Taken out: " + look.taken() + ", put back: " + look.restored());
        report.setText(String.join("\n", look.report()));
        report.setVisible(!look.report().isEmpty());
        table.show(rows(look.messages()));
    }

    private static String ageOf(PendingLook look, QueueState queue) {
        long now = queue.depth();
        String changed = now >= 0 && now != look.messages().size() ? "; the queue holds " + now + " now" : "";
        return "Looked inside at " + TIME.format(look.asOf().atZone(ZoneId.systemDefault())) + ": "
                + look.messages().size() + " in receive order" + changed;
    }

    private static List<MessageRow> rows(List<Message> messages) {
        List<MessageRow> rows = new ArrayList<>(messages.size());
        for (Message message : messages) {
            rows.add(new MessageRow(rows.size() + 1L, "", message));
        }
        return rows;
    }

    private void ask() {
        context.selectedQueue().ifPresent(queue -> {
            QueueTarget target = QueueTarget.of(queue);
            try {
                context.consent().ask(
                        "Look inside " + queue.name() + "?",
                        context.contents().disturbance(target),
                        "Take out and put back " + queue.depth() + (queue.depth() == 1 ? " message" : " messages"),
                        () -> look(target));
            } catch (QueueException e) {
                context.errors().show("Not looked inside", e);
            }
        });
    }

    private void look(QueueTarget target) {
        PendingLook look = context.contents().look(target, changed -> Platform.runLater(this::update));
        looks.remove(target.key());
        looks.put(target.key(), look);
        if (looks.size() > MOST_LOOKS) {
            looks.remove(looks.keySet().iterator().next());
        }
        update();
    }

    private void current(java.util.function.Consumer<PendingLook> act) {
        QueueKey key = context.selected().get();
        PendingLook look = key == null ? null : looks.get(key);
        if (look != null) {
            act.accept(look);
        }
    }

    Region view() {
        return view;
    }
}

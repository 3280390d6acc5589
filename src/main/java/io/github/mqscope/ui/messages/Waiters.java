package io.github.mqscope.ui.messages;

import io.github.mqscope.model.peek.NotifyRegistration;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.peek.WaitingThread;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who waits at a queue, in the order they will be served, and who is to be notified.
final class Waiters {
    private static final Words WORDS = Words.of(Waiters.class);
    private static final int NAMED = 4;
    private static final double LEAST_ROOM = 140;

    private final BooleanProperty any = new SimpleBooleanProperty();
    private final VBox view = new VBox();

    Waiters() {
        view.setId("peek-waiters");
        view.getStyleClass().add("waiters");
        view.setMinHeight(0);
    }

    /// Gives way to the list where both are in little room: the picture tells of them as well.
    void besides(ReadOnlyDoubleProperty height) {
        view.visibleProperty().bind(any.and(height.greaterThan(LEAST_ROOM)));
        view.managedProperty().bind(view.visibleProperty());
    }

    void show(QueueContents contents) {
        List<Region> lines = new ArrayList<>();
        add(
                lines,
                Feather.ARROW_RIGHT_CIRCLE,
                "waiters.senders",
                contents.senders(),
                contents.waitingSenders(),
                s -> WORDS.get("waiters.sender", who(s), s.size(), s.priority()));
        add(
                lines,
                Feather.ARROW_LEFT_CIRCLE,
                "waiters.receivers",
                contents.receivers(),
                contents.waitingReceivers(),
                Waiters::who);
        if (!contents.waitersKnown()) {
            lines.add(line(Feather.HELP_CIRCLE, WORDS.get("waiters.unknown")));
        }
        contents.registration().ifPresent(r -> lines.add(line(Feather.BELL, registered(r))));
        view.getChildren().setAll(lines);
        any.set(!lines.isEmpty());
    }

    private static void add(
            List<Region> lines,
            Feather icon,
            String what,
            List<WaitingThread> listed,
            int all,
            Function<WaitingThread, String> words) {
        if (all > 0) {
            String first = listed.stream().limit(NAMED).map(words).collect(Collectors.joining("; "));
            String more = all > NAMED ? WORDS.get("waiters.more", all - NAMED) : "";
            lines.add(line(icon, WORDS.get(what, all, first + more)));
        }
    }

    private static String who(WaitingThread thread) {
        return WORDS.get("waiters.who", Escaped.of(thread.comm()), "" + thread.pid(), thread.scheduling());
    }

    private static String registered(NotifyRegistration registration) {
        String how =
                switch (registration.sigevNotify()) {
                    case 0 -> WORDS.get("waiters.signal", registration.signo());
                    case 1 -> WORDS.get("waiters.nothing");
                    default -> WORDS.get("waiters.thread");
                };
        return registration.pid() == 0
                ? WORDS.get("waiters.registered.outside", how)
                : WORDS.get("waiters.registered", "" + registration.pid(), how);
    }

    private static Label line(Feather icon, String words) {
        Label line = new Label(words, Icons.of(icon));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    Region view() {
        return view;
    }
}

package io.github.mqscope.ui.messages;

import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.probe.Contents;
import io.github.mqscope.probe.Registration;
import io.github.mqscope.probe.WaitingThread;
import io.github.mqscope.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who waits at a queue, in the order they will be served, and who is to be notified.
final class Waiters {
    private static final int NAMED = 4;

    private final VBox view = new VBox();

    Waiters() {
        view.setId("peek-waiters");
        view.getStyleClass().add("waiters");
        view.setMinHeight(0);
    }

    void show(Contents contents) {
        List<Region> lines = new ArrayList<>();
        add(
                lines,
                Feather.ARROW_RIGHT_CIRCLE,
                "wait to send",
                contents.senders(),
                contents.waitingSenders(),
                s -> who(s) + ", " + s.size() + " bytes at priority " + s.priority());
        add(
                lines,
                Feather.ARROW_LEFT_CIRCLE,
                "wait to receive",
                contents.receivers(),
                contents.waitingReceivers(),
                Waiters::who);
        contents.registration().ifPresent(r -> lines.add(line(Feather.BELL, registered(r))));
        view.getChildren().setAll(lines);
        view.setVisible(!lines.isEmpty());
        view.setManaged(!lines.isEmpty());
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
            String more = all > NAMED ? "; and " + (all - NAMED) + " more" : "";
            lines.add(line(
                    icon,
                    all + " " + (all == 1 ? what.replace("wait", "waits") : what) + ", served in this order: " + first
                            + more));
        }
    }

    private static String who(WaitingThread thread) {
        return Printable.of(thread.comm()) + " (pid " + thread.pid() + ", " + thread.scheduling() + ")";
    }

    private static String registered(Registration registration) {
        String how =
                switch (registration.sigevNotify()) {
                    case 0 -> "by signal " + registration.signo();
                    case 1 -> "by nothing (SIGEV_NONE)";
                    default -> "by a thread";
                };
        return "Process " + registration.pid() + " is registered for notification, " + how;
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

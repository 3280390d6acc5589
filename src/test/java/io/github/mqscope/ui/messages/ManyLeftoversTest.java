package io.github.mqscope.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many journals that were left: three are shown, the others are behind a line.
class ManyLeftoversTest {
    @SuppressWarnings("NullAway.Init") // Set by each test, as is the next.
    private TestQueue queue;

    @SuppressWarnings("NullAway.Init")
    private LivePane pane;

    private void open(int journals) throws Exception {
        queue = TestQueue.create();
        QueueTarget target = new QueueTarget(queue.name(), queue.queue().key());
        pane = new LivePane(
                        queue,
                        live -> {
                            for (int i = 0; i < journals; i++) {
                                live.contents.leftovers.add(leftover(target, i));
                            }
                            return live.messages(live.contents);
                        },
                        540,
                        350)
                .select();
    }

    private static Leftover leftover(QueueTarget target, int number) {
        String name = String.format("%04d.mqj", number);
        return new Leftover(name, Optional.of(target), Instant.now(), 1, 0, true, List.of("It is " + name + "."));
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private List<String> shown() throws Exception {
        return LiveWindow.fx(() -> {
            VBox cards = (VBox) pane.find(ScrollPane.class, "leftovers").getContent();
            List<String> words = new ArrayList<>();
            for (Node card : cards.getChildren()) {
                words.add(
                        card.lookup("#leftovers-more") instanceof Label more
                                ? more.getText()
                                : card.getAccessibleText());
            }
            return words;
        });
    }

    @Test
    void threeAreShownAndTheOthersAreCounted() throws Exception {
        open(1000);
        Await.until("the journals are shown", () -> shown().size() == Leftovers.MOST + 1);
        assertThat(shown().getFirst()).endsWith("It is 0000.mqj.");
        assertThat(shown().getLast()).isEqualTo("997 more journals, not looked at yet");
        assertThat(pane.words("leftovers")).contains("behind those of the same priority");
    }

    @Test
    void thereIsAWayThroughThemAllAndBack() throws Exception {
        int journals = 10;
        open(journals);
        Set<String> seen = new HashSet<>();
        for (int page = 0; page * Leftovers.MOST < journals; page++) {
            String first = String.format("It is %04d.mqj.", page * Leftovers.MOST);
            Await.until("page " + page, () -> shown().getFirst().endsWith(first));
            List<String> words = shown();
            seen.addAll(words.subList(0, words.size() - 1));
            if (page * Leftovers.MOST + Leftovers.MOST < journals) {
                pane.press("leftovers-next");
            }
        }
        assertThat(seen).hasSize(journals);
        assertThat(shown().getLast()).isEqualTo("These are the last");
        pane.press("leftovers-first");
        Await.until("the first again", () -> shown().getFirst().endsWith("It is 0000.mqj."));
    }

    @Test
    void oneThatIsPutOffMakesRoomForTheNext() throws Exception {
        open(1000);
        Await.until("the journals are shown", () -> shown().size() == Leftovers.MOST + 1);
        pane.press("leftover-later");
        Await.until("the next has come", () -> shown().get(2).endsWith("It is 0003.mqj."));
        assertThat(shown().getFirst()).endsWith("It is 0001.mqj.");
    }
}

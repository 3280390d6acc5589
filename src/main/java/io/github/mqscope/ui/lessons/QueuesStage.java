package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.QueueView;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.picture.QueuePicture;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The queues of a lesson, each as the same picture as on the main screen, with its attributes in a line.
final class QueuesStage {
    private static final Words WORDS = Words.of(QueuesStage.class);
    private static final int MOST = 2;

    private final Label none = new Label(WORDS.get("queue.none"));
    private final VBox view = new VBox(none);
    private final List<Drawn> drawn = new ArrayList<>();

    private static final class Drawn {
        private final Label caption = new Label();
        private final QueuePicture picture = new QueuePicture();
        private final VBox box = new VBox(caption, picture.view());

        Drawn() {
            caption.getStyleClass().addAll("muted", "lesson-caption");
            caption.setId("lesson-queue");
            WrappedLine.wrap(caption);
            VBox.setVgrow(picture.view(), Priority.ALWAYS);
            VBox.setVgrow(box, Priority.ALWAYS);
            box.getStyleClass().add("lesson-queue");
        }

        void show(Scene scene, QueueView queue) {
            caption.setText(WORDS.get(
                    queue.linked() ? "queue.caption" : "queue.caption.unlinked",
                    Escaped.of(queue.name().toString()),
                    queue.attributes().maxmsg(),
                    queue.attributes().msgsize(),
                    queue.bytes(),
                    queue.contents().source().toString()));
            picture.show(new QueueModels(scene).of(queue));
        }
    }

    QueuesStage() {
        none.getStyleClass().addAll("muted", "lesson-none");
        none.setWrapText(true);
        view.setId("lesson-queues");
        view.getStyleClass().add("lesson-queues");
    }

    void show(Scene scene) {
        int count = Math.min(MOST, scene.queues().size());
        while (drawn.size() < count) {
            Drawn more = new Drawn();
            drawn.add(more);
            view.getChildren().add(more.box);
        }
        while (drawn.size() > count) {
            view.getChildren().remove(drawn.removeLast().box);
        }
        none.setVisible(count == 0);
        none.setManaged(count == 0);
        for (int i = 0; i < count; i++) {
            drawn.get(i).show(scene, scene.queues().get(i));
        }
    }

    Region view() {
        return view;
    }
}

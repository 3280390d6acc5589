package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

/// Who waits on the queue and who holds it open, the waiting first.
final class HoldersList {
    private final ListView<Holder> list = new ListView<>();

    HoldersList() {
        list.setId("holders");
        list.setAccessibleText("Processes that use this queue");
        list.setCellFactory(l -> new HolderCell());
        list.getStyleClass().add("holders");
        Label nobody = new Label("No other process is seen to have it open");
        nobody.getStyleClass().add("muted");
        list.setPlaceholder(nobody);
    }

    // Lines that say the same stay untouched, so that the selection and the scroll position do too.
    void show(QueueState queue) {
        List<Holder> now = Holder.of(queue, System.nanoTime());
        if (now.size() != list.getItems().size()) {
            list.getItems().setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(list.getItems().get(i))) {
                list.getItems().set(i, now.get(i));
            }
        }
    }

    Region view() {
        return list;
    }
}

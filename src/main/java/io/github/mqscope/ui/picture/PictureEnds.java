package io.github.mqscope.ui.picture;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The slots with those at their ends: beside them where there is room, below them where there is not.
final class PictureEnds {
    // In ems.
    private static final double WIDE = 58;
    private static final double SIDE = 14;
    private static final int NAMED_BESIDE = 4;

    private final SlotView slots;
    private final PartyList senders = new PartyList(true);
    private final PartyList receivers = new PartyList(false);
    private final Label either = new Label();
    private final HBox below = new HBox(16);
    private final BorderPane view = new BorderPane();
    private Ends shown = Ends.NOBODY;
    private boolean wide;

    PictureEnds(SlotView slots) {
        this.slots = slots;
        view.setCenter(slots);
        view.setMinWidth(0);
        below.getStyleClass().add("picture-below");
        either.getStyleClass().add("party");
        either.setMinWidth(0);
        HBox.setHgrow(senders.view(), Priority.ALWAYS);
        HBox.setHgrow(receivers.view(), Priority.ALWAYS);
        arrange();
        view.widthProperty().addListener((o, was, now) -> {
            boolean fits = now.doubleValue() >= WIDE * slots.inks().em();
            if (fits != wide) {
                wide = fits;
                arrange();
                show(shown, System.nanoTime());
            }
        });
    }

    private void arrange() {
        below.getChildren().clear();
        view.setLeft(null);
        view.setRight(null);
        view.setBottom(null);
        senders.arrange(wide ? NAMED_BESIDE : 1, wide ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
        receivers.arrange(wide ? NAMED_BESIDE : 1, wide ? Pos.CENTER_LEFT : Pos.TOP_RIGHT);
        if (wide) {
            view.setLeft(senders.view());
            view.setRight(receivers.view());
            view.setBottom(either);
        } else {
            below.getChildren().setAll(senders.view(), receivers.view());
            view.setBottom(new VBox(below, either));
        }
        double side = wide ? SIDE * slots.inks().em() : Region.USE_COMPUTED_SIZE;
        senders.view().setPrefWidth(side);
        receivers.view().setPrefWidth(side);
    }

    void show(Ends ends, long nanoTime) {
        shown = ends;
        senders.show(ends.senders(), nanoTime);
        receivers.show(ends.receivers(), nanoTime);
        String names = ends.either().stream()
                .map(party -> PictureWords.get("party", party.name(), "" + party.pid()))
                .collect(Collectors.joining(", "));
        either.setText(names.isEmpty() ? "" : PictureWords.get("either", names));
        either.setVisible(!names.isEmpty());
        either.setManaged(!names.isEmpty());
    }

    void tick(long nanoTime) {
        senders.tick(nanoTime);
        receivers.tick(nanoTime);
    }

    Region view() {
        return view;
    }
}

package io.github.mqscope.ui.detail;

import io.github.mqscope.ui.settings.Settings;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The picture above what else there is, or not at all. It is as high as is best for its queue, until a person moves
/// the divider: that is remembered.
final class PictureSplit {
    private static final double MOST = 0.6;
    private static final double AS_NEEDED = 0;

    private final PicturePane picture;
    private final DoubleProperty share;
    private final SplitPane view = new SplitPane();
    private boolean asked;

    PictureSplit(Settings settings, PicturePane picture, Region below) {
        this.picture = picture;
        this.share = settings.number("picture.share", AS_NEEDED);
        view.setOrientation(Orientation.VERTICAL);
        view.setMinHeight(0);
        view.getItems().setAll(below);
        SplitPane.setResizableWithParent(picture.view(), false);
        picture.usualHeight().subscribe(this::ask);
        view.heightProperty().subscribe(this::ask);
        view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    }

    /// Puts the picture into its place, where it is to be shown.
    void fill() {
        picture.shown().subscribe(this::arrange);
    }

    private void arrange(boolean shown) {
        if (!shown) {
            view.getItems().remove(picture.view());
        } else if (!view.getItems().contains(picture.view())) {
            view.getItems().addFirst(picture.view());
            ask();
        }
    }

    // The divider goes where it is told only after the parts have their new sizes.
    private void ask() {
        if (!asked) {
            asked = true;
            Platform.runLater(() -> {
                asked = false;
                place();
            });
        }
    }

    private void place() {
        Double usual = picture.usualHeight().getValue();
        double height = view.getHeight();
        if (usual == null || height <= 0 || view.getDividers().isEmpty()) {
            return;
        }
        double least = Math.min(MOST, usual / height);
        view.setDividerPositions(share.get() == AS_NEEDED ? least : Math.clamp(share.get(), 0.1, 0.9));
    }

    private void dragged(MouseEvent drag) {
        boolean own = view.lookupAll(".split-pane-divider").stream()
                .filter(divider -> view.equals(divider.getParent()))
                .anyMatch(divider -> divider.equals(drag.getTarget()));
        if (own) {
            Platform.runLater(() -> share.set(view.getDividerPositions()[0]));
        }
    }

    /// Makes the picture as high as is best.
    void reset() {
        share.set(AS_NEEDED);
        ask();
    }

    Region view() {
        return view;
    }
}

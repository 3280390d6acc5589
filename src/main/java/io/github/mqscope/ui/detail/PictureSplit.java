package io.github.mqscope.ui.detail;

import io.github.mqscope.ui.settings.Settings;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// The picture above what else there is, with a divider between them that is remembered; or not at all.
final class PictureSplit {
    private static final double SHARE = 0.37;

    private final PicturePane picture;
    private final DoubleProperty share;
    private final SplitPane view = new SplitPane();

    PictureSplit(Settings settings, PicturePane picture, Region below) {
        this.picture = picture;
        this.share = settings.number("picture.share", SHARE);
        view.setOrientation(Orientation.VERTICAL);
        view.setMinHeight(0);
        view.getItems().setAll(below);
        SplitPane.setResizableWithParent(picture.view(), false);
        picture.shown().subscribe(this::arrange);
    }

    private void arrange(boolean shown) {
        if (!shown) {
            view.getItems().remove(picture.view());
        } else if (!view.getItems().contains(picture.view())) {
            view.getItems().addFirst(picture.view());
            view.setDividerPositions(Math.clamp(share.get(), 0.1, 0.9));
            view.getDividers().getFirst().positionProperty().addListener((o, was, now) -> share.set(now.doubleValue()));
        }
    }

    /// Puts the divider where it is at first.
    void reset() {
        view.setDividerPositions(SHARE);
    }

    Region view() {
        return view;
    }
}

package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What the colours mean, and how far the picture can be trusted.
final class PictureFoot {
    private final PictureLegend legend;
    private final Label fresh = new Label();
    private final Tooltip means = new Tooltip();
    private final HBox view;

    PictureFoot(CanvasColors inks) {
        legend = new PictureLegend(inks);
        fresh.setId("picture-fresh");
        fresh.setTooltip(means);
        fresh.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(legend.view(), Priority.ALWAYS);
        view = new HBox(8, legend.view(), fresh);
        view.setAlignment(Pos.TOP_LEFT);
    }

    void show(PictureModel model, int perCell, boolean strip) {
        legend.show(model, perCell, strip);
        Freshness now = model.freshness();
        boolean warned = now != Freshness.EXACT;
        fresh.setText(PictureWords.fresh(now));
        fresh.setGraphic(warned ? Icons.of(Feather.INFO) : null);
        means.setText(PictureWords.freshMeans(now));
        fresh.setAccessibleText(means.getText());
        fresh.getStyleClass().setAll("label", "picture-fresh");
        if (now == Freshness.CHANGING || now == Freshness.SAMPLED) {
            fresh.getStyleClass().add("warned");
        }
    }

    Region view() {
        return view;
    }
}

package io.github.mqscope.ui.picture;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// What the colours mean, and how many messages have each.
final class PictureLegend {
    private static final double SIDE = 0.75;
    // In ems: with less room only the colours that are there are named.
    private static final double ALL = 38;

    private final CanvasColors inks;
    private final Label title = new Label(PictureWords.get("legend"));
    private final Label cell = new Label();
    private final Map<Band, Label> bands = new EnumMap<>(Band.class);
    private final FlowPane view = new FlowPane();

    PictureLegend(CanvasColors inks) {
        this.inks = inks;
        view.getStyleClass().add("legend");
        view.setId("picture-legend");
        view.setMinWidth(0);
        view.getChildren().add(title);
        for (Band band : Band.ALL) {
            Rectangle square = new Rectangle();
            square.fillProperty().bind(inks.colorOf(band)); // As soon as the tiles: the words come later.
            Label label = new Label(band.range(), square);
            label.setTooltip(new Tooltip());
            bands.put(band, label);
            view.getChildren().add(label);
        }
        view.getChildren().add(cell);
    }

    /// @param perCell how many slots share a cell
    /// @param strip   whether the next to be received are shown above the others
    void show(PictureModel model, int perCell, boolean strip) {
        Map<Band, Integer> counts = model.known().bands();
        boolean known = !counts.isEmpty() || model.isEmpty();
        boolean all = known && view.getWidth() >= ALL * inks.em();
        title.setVisible(all || !counts.isEmpty()); // With its height, or the picture would jump.
        bands.forEach((band, label) -> {
            say(label, band, counts.getOrDefault(band, 0));
            show(label, all || counts.containsKey(band));
        });
        cell.setText(
                perCell > 1
                        ? PictureWords.get("legend.cell", PictureWords.number(perCell))
                        : PictureWords.get("legend.strip"));
        show(cell, strip);
    }

    private static void show(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    private void say(Label label, Band band, int count) {
        if (label.getGraphic() instanceof Rectangle square) {
            double side = Math.rint(SIDE * inks.em());
            square.setWidth(side);
            square.setHeight(side);
            square.setArcWidth(4);
            square.setArcHeight(4);
        }
        String key = count == 0 ? "legend.band" : "legend.band.count";
        label.setText(PictureWords.get(key, band.range(), PictureWords.number(count)));
        String means = PictureWords.get("legend.means", count, band.range());
        label.getTooltip().setText(means);
        label.setAccessibleText(means);
    }

    Region view() {
        return view;
    }
}

package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.theme.Icons;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How many messages, how fast they change, and who is to be notified.
final class PictureHead {
    private final FontIcon icon = Icons.of(Feather.INBOX);
    private final Label count = new Label("", icon);
    private final Tooltip means = new Tooltip();
    private final Label rate = new Label();
    private final FlagMark flag = new FlagMark();
    private final HBox view;

    PictureHead() {
        count.setId("picture-count");
        count.setTooltip(means);
        count.setMinWidth(Region.USE_PREF_SIZE);
        rate.setId("picture-rate");
        rate.getStyleClass().add("muted");
        rate.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        view = new HBox(count, rate, space, flag.view());
        view.getStyleClass().add("picture-caption");
    }

    void show(PictureModel model) {
        count.setText(PictureWords.count(model));
        means.setText(PictureWords.countMeans(model));
        count.setAccessibleText(count.getText() + ". " + means.getText());
        count.getStyleClass().setAll("label", "picture-count", model.isFull() ? "danger" : "default");
        icon.setIconCode(model.isFull() ? Feather.ALERT_OCTAGON : Feather.INBOX);
        long changes = Math.round(model.perSecond());
        rate.setText(changes == 0 ? "" : PictureWords.get("rate", changes));
        flag.show(model.flag());
    }

    Region view() {
        return view;
    }
}

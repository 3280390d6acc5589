package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.theme.Icons;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The notification registration as a flag: not there, set, fired, gone.
final class FlagMark {
    private final FontIcon icon = Icons.of(Feather.BELL_OFF);
    private final Label view = new Label("", icon);
    private final Tooltip tip = new Tooltip();

    FlagMark() {
        view.setId("picture-flag");
        view.setTooltip(tip);
        view.setMinWidth(0);
    }

    void show(NotifyFlag flag) {
        String means = PictureWords.flagMeans(flag);
        view.setText(flag.state() == NotifyFlag.State.NONE ? "" : PictureWords.flag(flag));
        tip.setText(means);
        view.setAccessibleText(means);
        icon.setIconCode(
                switch (flag.state()) {
                    case NONE, REMOVED -> Feather.BELL_OFF;
                    case REGISTERED -> Feather.BELL;
                    case FIRED -> Feather.ZAP;
                });
        view.getStyleClass().setAll("label", "picture-flag", PictureWords.key(flag.state()));
    }

    Label view() {
        return view;
    }
}

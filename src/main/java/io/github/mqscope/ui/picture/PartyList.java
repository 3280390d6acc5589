package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.theme.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Who is at one end of a queue: so many of them, each with what it does and for how long, and how many more.
final class PartyList {
    private final boolean sending;
    private final VBox view = new VBox();
    private List<Party> shown = List.of();
    private int most = 1;

    PartyList(boolean sending) {
        this.sending = sending;
        view.getStyleClass().add("parties");
        view.setId(sending ? "picture-senders" : "picture-receivers");
        view.setMinWidth(0);
    }

    /// How many are named, and whether they stand at the left or the right of what they are in.
    void arrange(int newMost, Pos where) {
        view.setAlignment(where);
        if (newMost != most) {
            most = newMost;
            view.getChildren().clear();
        }
    }

    void show(List<Party> parties, long nanoTime) {
        shown = parties;
        int rows = Math.max(1, Math.min(most, parties.size()));
        while (view.getChildren().size() < rows) {
            view.getChildren().add(label());
        }
        view.getChildren().remove(rows, view.getChildren().size());
        for (int i = 0; i < rows; i++) {
            say((Label) view.getChildren().get(i), i, nanoTime);
        }
    }

    /// Lets the durations grow.
    void tick(long nanoTime) {
        if (shown.stream().anyMatch(party -> party.sinceNanos().isPresent())) {
            show(shown, nanoTime);
        }
    }

    private static Label label() {
        Label label = new Label("", Icons.of(Feather.CIRCLE));
        label.setTooltip(new Tooltip());
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        return label;
    }

    private void say(Label label, int i, long nanoTime) {
        if (i >= shown.size()) {
            String nobody = PictureWords.get(sending ? "senders.nobody" : "receivers.nobody");
            dress(label, nobody, nobody, "muted", Feather.MINUS);
            return;
        }
        Party party = shown.get(i);
        boolean last = i == most - 1 && shown.size() > most;
        String more = last ? PictureWords.get("more", shown.size() - most) : "";
        String who = PictureWords.get("party", party.name(), "" + party.pid()) + more;
        String all = last
                ? String.join(
                        "\n",
                        shown.stream().map(p -> PictureWords.tip(p, nanoTime)).toList())
                : PictureWords.tip(party, nanoTime);
        dress(label, who + "\n" + PictureWords.doing(party, nanoTime), all, style(party), icon(party));
    }

    private static void dress(Label label, String words, String tip, String style, Feather icon) {
        if (label.getText().equals(words) && label.getStyleClass().contains(style)) {
            return;
        }
        label.setText(words);
        label.getTooltip().setText(tip);
        label.setAccessibleText(tip);
        label.getStyleClass().setAll("label", "party", style);
        if (label.getGraphic() instanceof FontIcon font && font.getIconCode() != icon) {
            font.setIconCode(icon);
        }
    }

    private static String style(Party party) {
        return switch (party.state()) {
            case SENDING -> "danger";
            case RECEIVING, POLLING -> "accent";
            case RUNNING, ENDED -> "muted";
        };
    }

    private static Feather icon(Party party) {
        return switch (party.state()) {
            case SENDING -> Feather.ARROW_RIGHT_CIRCLE;
            case RECEIVING -> Feather.ARROW_LEFT_CIRCLE;
            case POLLING -> Feather.CLOCK;
            case RUNNING -> Feather.CPU;
            case ENDED -> Feather.X_CIRCLE;
        };
    }

    Region view() {
        return view;
    }
}

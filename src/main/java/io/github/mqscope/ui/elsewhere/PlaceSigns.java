package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.place.Place;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.theme.Tip;
import io.github.mqscope.ui.words.Words;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;

/// How a window says where it looks: in its title, in words in its status bar, and by a bar in the colour of the place
/// at its top. This namespace has no colour.
public record PlaceSigns(Whereabouts where) {
    private static final Words WORDS = Words.of(PlaceSigns.class);
    private static final double BAR = 4;
    private static final double DOT = 4.5;
    private static final double GAP = 6;

    /// A title in ASCII, which is all that every window manager shows.
    public static String title(Place place) {
        return place.isHere() ? "mqscope" : WORDS.get("title", place.label()).replaceAll("[^\\x20-\\x7e]", "?");
    }

    /// The bar at the top.
    public static Region bar(Place place) {
        Region bar = new Region();
        bar.setId("place-bar");
        bar.setMinHeight(BAR);
        bar.setMaxHeight(BAR);
        bar.setVisible(!place.isHere());
        bar.setManaged(!place.isHere());
        bar.setBackground(
                new Background(new BackgroundFill(PlaceColor.of(place.label()), CornerRadii.EMPTY, Insets.EMPTY)));
        return bar;
    }

    /// The words, with what is known of the place behind them.
    public Label words() {
        Place place = where.place();
        Label words = new Label(place.isHere() ? WORDS.get("here") : place.label());
        words.setId("place");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.setGraphic(place.isHere() ? Icons.of(Feather.MAP_PIN) : new Circle(DOT, PlaceColor.of(place.label())));
        words.setGraphicTextGap(GAP);
        Tip.on(words, meaning());
        return words;
    }

    private String meaning() {
        return where.identity()
                .map(who -> WORDS.get(
                        "meaning",
                        who.host(),
                        Long.toString(who.namespace()),
                        who.user().isEmpty() ? WORDS.get("uid", Integer.toString(who.uid())) : who.user(),
                        Integer.toString(who.pid()),
                        who.kernel()))
                .orElse(WORDS.get("meaning.here"));
    }
}

package io.github.mqscope.ui.viewer;

import io.github.mqscope.body.BodyLook.Way;
import io.github.mqscope.body.Encoding;
import io.github.mqscope.ui.controls.IconButton;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The line above a body: the way it is shown, its encoding, the facts, and what can be done with it. Where there is
/// little room the facts, which the list of messages tells as well, are left out; where there is less it is two lines.
final class ViewerHead {
    private static final Words WORDS = Words.of(ViewerHead.class);
    // In ems.
    private static final double WITH_FACTS = 58;
    private static final double WITHOUT_FACTS = 42;

    private enum Room {
        ENOUGH,
        LITTLE,
        NONE
    }

    private final Map<Way, ToggleButton> ways = new EnumMap<>(Way.class);
    private final Segments segments;
    final ComboBox<Encoding> encoding = new ComboBox<>();
    final ToggleButton wrap = new ToggleButton("", Icons.of(Feather.CORNER_DOWN_LEFT));
    final Button find = IconButton.of(Feather.SEARCH, "viewer-find-open", WORDS.get("head.find"), () -> {});
    final Button save = IconButton.of(Feather.SAVE, "viewer-save", WORDS.get("head.save"), () -> {});
    final MenuButton copy = new MenuButton(WORDS.get("head.copy"), Icons.of(Feather.COPY));
    private final Label facts = new Label();
    private final HBox first = new HBox();
    private final HBox second = new HBox();
    private final VBox view = new VBox(first, second);
    private Consumer<Way> chosen = way -> {};
    private @Nullable Room room;
    private boolean setting;

    ViewerHead() {
        for (Way way : Way.values()) {
            String name = way.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(WORDS.get("way." + name));
            button.setId("viewer-as-" + name);
            button.getStyleClass().add("small");
            ways.put(way, button);
        }
        way(Way.TEXT).setTooltip(new Tooltip(WORDS.get("head.escapes")));
        segments = new Segments(ways.values().toArray(ToggleButton[]::new));
        segments.onChange(this::tell);
        encoding.setId("viewer-encoding");
        encoding.getItems().addAll(Encoding.available());
        encoding.setValue(Encoding.UTF_8);
        encoding.setAccessibleText(WORDS.get("head.encoding"));
        encoding.setTooltip(new Tooltip(WORDS.get("head.encoding")));
        encoding.setMinWidth(Region.USE_PREF_SIZE);
        wrap.setId("viewer-wrap");
        wrap.setTooltip(new Tooltip(WORDS.get("head.wrap")));
        wrap.setAccessibleText(WORDS.get("head.wrap"));
        wrap.getStyleClass().addAll("button-icon", "small");
        wrap.setMinWidth(Region.USE_PREF_SIZE);
        copy.getStyleClass().add("small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setId("viewer-copy");
        facts.setId("viewer-facts");
        facts.getStyleClass().add("viewer-facts");
        facts.setMinWidth(0);
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        segments.view().setMinWidth(Region.USE_PREF_SIZE);
        encoding.managedProperty().bind(encoding.visibleProperty());
        wrap.managedProperty().bind(wrap.visibleProperty());
        second.managedProperty().bind(second.visibleProperty());
        first.getStyleClass().add("viewer-head");
        second.getStyleClass().add("viewer-head");
        view.widthProperty().addListener((o, was, now) -> arrange());
        facts.fontProperty().addListener((o, was, now) -> arrange());
        arrange();
    }

    private ToggleButton way(Way way) {
        ToggleButton button = ways.get(way);
        if (button == null) {
            throw new IllegalStateException(way.name());
        }
        return button;
    }

    private void arrange() {
        double ems = view.getWidth() / facts.getFont().getSize();
        Room now = ems == 0 || ems >= WITH_FACTS ? Room.ENOUGH : ems >= WITHOUT_FACTS ? Room.LITTLE : Room.NONE;
        if (now != room) {
            room = now;
            arrange(now);
        }
    }

    private void arrange(Room now) {
        second.getChildren().clear();
        first.getChildren().clear();
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        switch (now) {
            case ENOUGH -> first.getChildren().addAll(segments.view(), encoding, wrap, facts, find, save, copy);
            case LITTLE -> first.getChildren().addAll(segments.view(), encoding, wrap, gap, find, save, copy);
            case NONE -> {
                first.getChildren().addAll(segments.view(), gap, find, save, copy);
                second.getChildren().addAll(facts, encoding, wrap);
            }
        }
        second.setVisible(now == Room.NONE);
    }

    private void tell() {
        if (!setting) {
            chosen.accept(way());
        }
    }

    /// Told when a person chooses a way.
    void onWay(Consumer<Way> then) {
        chosen = then;
    }

    /// The way that is chosen.
    Way way() {
        return ways.entrySet().stream()
                .filter(e -> e.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Way.TEXT);
    }

    /// Chooses a way, told to nobody.
    void choose(Way way) {
        setting = true;
        way(way).setSelected(true);
        setting = false;
        encoding.setVisible(way == Way.TEXT || way == Way.HEX);
        wrap.setVisible(way == Way.TEXT);
    }

    /// As if a person pressed it.
    void press(Way way) {
        way(way).fire();
    }

    void say(String words) {
        facts.setText(words);
        facts.setTooltip(words.isEmpty() ? null : new Tooltip(words));
    }

    void enable(boolean any) {
        find.setDisable(!any);
        save.setDisable(!any);
        copy.setDisable(!any);
    }

    Region view() {
        return view;
    }
}

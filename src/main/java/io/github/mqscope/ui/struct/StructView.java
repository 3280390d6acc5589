package io.github.mqscope.ui.struct;

import io.github.mqscope.body.BodyLook;
import io.github.mqscope.body.Encoding;
import io.github.mqscope.body.struct.Abi;
import io.github.mqscope.body.struct.CType;
import io.github.mqscope.body.struct.Declaration;
import io.github.mqscope.body.struct.DeclarationException;
import io.github.mqscope.body.struct.StructReader;
import io.github.mqscope.body.struct.StructReader.Reading;
import io.github.mqscope.ui.body.BodyView;
import io.github.mqscope.ui.controls.IconButton;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A body as the fields of a C struct that is chosen or typed.
public final class StructView implements BodyView {
    private static final Words WORDS = Words.of(StructView.class);
    private static final double SIDE_BY_SIDE = 560;
    private static final double EDITOR_SHARE = 0.42;

    private final Templates templates;
    private final ComboBox<String> choice = new ComboBox<>();
    private final ComboBox<String> order = new ComboBox<>();
    private final Label state = new Label();
    private final FieldTable fields = new FieldTable();
    private final StructEditor editor = new StructEditor();
    private final Button write = new Button(WORDS.get("struct.write"));
    private final NothingHere nothing = new NothingHere(write);
    private final HBox head = new HBox();
    private final VBox top = new VBox(head);
    private final StackPane main;
    private final SplitPane split = new SplitPane();
    private final BorderPane view = new BorderPane();
    private Runnable changed = () -> {};
    private byte[] bytes = {};
    private Optional<CType> type = Optional.empty();
    private boolean filling;

    /// @param settings where the declarations are kept
    public StructView(Settings settings) {
        templates = new Templates(settings);
        write.setId("struct-write");
        write.setOnAction(e -> edit("", ""));
        write.managedProperty().bind(write.visibleProperty());
        main = new StackPane(fields.view(), nothing.view());
        main.setMinSize(0, 0);
        setUpChoices();
        editor.on(d -> use(Optional.of(d.type())), this::keep, this::leave);
        split.getItems().add(main);
        split.setMinSize(0, 0);
        setUpHead();
        view.setTop(top);
        view.setCenter(split);
        view.setMinSize(0, 0);
        view.getStyleClass().add("struct-view");
        view.getStylesheets()
                .add(Objects.requireNonNull(StructView.class.getResource("struct.css"))
                        .toExternalForm());
        view.widthProperty().addListener((o, was, now) -> arrange(now.doubleValue() >= SIDE_BY_SIDE));
        templates.records().addListener((ListChangeListener<Object>) change -> fillChoice());
        fillChoice();
        use(Optional.empty());
    }

    private void setUpChoices() {
        choice.setId("struct-choice");
        choice.setPromptText(WORDS.get("struct.choose"));
        choice.setAccessibleText(WORDS.get("struct.choice.accessible"));
        choice.setMaxWidth(220);
        choice.valueProperty().addListener((o, was, now) -> chosen());
        order.setId("struct-order");
        order.setAccessibleText(WORDS.get("struct.order.accessible"));
        order.getItems().addAll(WORDS.get("struct.little"), WORDS.get("struct.big"));
        order.getSelectionModel().select(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 1);
        order.valueProperty().addListener((o, was, now) -> {
            fill();
            tell();
        });
    }

    // The state goes to a line of its own where there is little room.
    private void arrange(boolean wide) {
        split.setOrientation(wide ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        boolean inHead = head.getChildren().contains(state);
        if (wide && !inHead) {
            top.getChildren().remove(state);
            head.getChildren().add(state);
        } else if (!wide && inHead) {
            head.getChildren().remove(state);
            top.getChildren().add(state);
        }
    }

    private void setUpHead() {
        Button edit = IconButton.of(Feather.EDIT_2, "struct-edit", WORDS.get("struct.edit"), this::editChosen);
        Button add = IconButton.of(Feather.PLUS, "struct-new", WORDS.get("struct.new"), () -> edit("", ""));
        Button delete = IconButton.of(Feather.TRASH_2, "struct-delete", WORDS.get("struct.delete"), this::delete);
        edit.disableProperty().bind(choice.valueProperty().isNull());
        delete.disableProperty().bind(choice.valueProperty().isNull());
        state.setId("struct-state");
        state.setMinWidth(0);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        choice.setMinWidth(90);
        order.setMinWidth(90);
        head.getChildren().addAll(choice, edit, add, delete, order, state);
        head.getStyleClass().add("struct-head");
        state.managedProperty().bind(state.textProperty().isNotEmpty());
    }

    /// Called when a person has chosen another declaration or byte order.
    public void onChange(Runnable then) {
        changed = then;
    }

    /// The name of the declaration that is used, empty for none that is kept.
    public String template() {
        String name = choice.getValue();
        return name == null ? "" : name;
    }

    /// Whether numbers are read big-endian.
    public boolean isBigEndian() {
        return order.getSelectionModel().getSelectedIndex() == 1;
    }

    /// Uses what was used before. Nothing is told of it.
    public void recall(String template, boolean bigEndian) {
        filling = true;
        order.getSelectionModel().select(bigEndian ? 1 : 0);
        choice.setValue(templates.names().contains(template) ? template : null);
        filling = false;
        closeEditor();
        readChosen();
    }

    private void fillChoice() {
        String now = choice.getValue();
        List<String> names = templates.names();
        filling = true;
        choice.getItems().setAll(names);
        choice.setValue(names.contains(now) ? now : null);
        filling = false;
    }

    private void chosen() {
        if (!filling) {
            closeEditor();
            readChosen();
            tell();
        }
    }

    private void tell() {
        if (!filling) {
            changed.run();
        }
    }

    private void readChosen() {
        use(templates.source(template()).flatMap(source -> parsed(source, template())));
    }

    private static Optional<CType> parsed(String source, String name) {
        try {
            return Optional.of(
                    Declaration.parse(source, Abi.ofThisMachine(), name).type());
        } catch (DeclarationException e) {
            return Optional.empty(); // Only what was understood is kept.
        }
    }

    private void use(Optional<CType> now) {
        type = now;
        fill();
    }

    private void fill() {
        boolean editing = split.getItems().contains(editor.view());
        write.setVisible(!editing);
        nothing.say(
                Feather.CODE,
                WORDS.get(editing ? "struct.editing" : "struct.none"),
                WORDS.get(editing ? "struct.editing.why" : "struct.none.why"));
        nothing.view().setVisible(type.isEmpty());
        fields.view().setVisible(type.isPresent());
        if (type.isEmpty()) {
            state.setText("");
            state.setGraphic(null);
            return;
        }
        Reading reading =
                StructReader.read(bytes, type.get(), isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        fields.show(reading.fields());
        say(reading);
    }

    private void say(Reading reading) {
        long size = reading.size();
        int message = reading.message();
        String sentence = message < reading.least()
                ? WORDS.get("struct.short", size, message, reading.least() - message)
                : reading.rest() > 0
                        ? WORDS.get("struct.rest", size, message, reading.rest())
                        : reading.open()
                                ? WORDS.get("struct.open", size, message)
                                : reading.fits()
                                        ? WORDS.get("struct.fits", size)
                                        : WORDS.get("struct.long", size, message, message - size);
        state.setText(sentence);
        state.setTooltip(new Tooltip(sentence));
        state.setGraphic(Icons.of(reading.fits() ? Feather.CHECK : Feather.ALERT_TRIANGLE));
        state.getStyleClass().setAll("label", reading.fits() ? "struct-fits" : "struct-differs");
    }

    private void editChosen() {
        edit(template(), templates.source(template()).orElse(""));
    }

    private void edit(String name, String source) {
        if (!split.getItems().contains(editor.view())) {
            split.getItems().addFirst(editor.view());
            split.setDividerPositions(
                    split.getOrientation() == Orientation.HORIZONTAL ? EDITOR_SHARE : 1 - EDITOR_SHARE);
        }
        fill();
        editor.open(name, source);
    }

    private void closeEditor() {
        split.getItems().remove(editor.view());
    }

    private void keep(String name, Declaration declaration) {
        templates.keep(name, declaration.source());
        closeEditor();
        filling = true;
        choice.setValue(name);
        filling = false;
        use(Optional.of(declaration.type()));
        tell();
    }

    private void leave() {
        closeEditor();
        readChosen();
    }

    private void delete() {
        templates.delete(template());
        closeEditor();
        readChosen();
        tell();
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(BodyLook body, Encoding encoding) {
        bytes = body.bytes();
        fill();
    }

    @Override
    public void reveal(int offset, int length) {
        fields.reveal(offset);
    }
}

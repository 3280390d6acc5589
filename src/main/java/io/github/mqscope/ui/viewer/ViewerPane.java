package io.github.mqscope.ui.viewer;

import io.github.mqscope.body.BodyLook;
import io.github.mqscope.body.BodyLook.Way;
import io.github.mqscope.body.Encoding;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.body.BodyView;
import io.github.mqscope.ui.body.HexView;
import io.github.mqscope.ui.body.JsonView;
import io.github.mqscope.ui.body.TextView;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.struct.StructView;
import io.github.mqscope.ui.words.Words;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Shows the body of one message as text, hex, JSON or the fields of a struct, finds in it, copies and saves it.
///
/// The way follows from the body until a person chooses one; that is remembered for the queue. A large body is
/// looked at away from the FX thread: until then it shows as it would without.
public final class ViewerPane {
    private static final Words WORDS = Words.of(ViewerPane.class);
    private static final int AT_ONCE = 32 * 1024;
    private static final BodyLook EMPTY = BodyLook.of(new byte[0]);

    private final ViewerMemory memory;
    private final SaveLine save;
    private final ViewerHead head = new ViewerHead();
    private final TextView text = new TextView("viewer-text");
    private final HexView hex = new HexView();
    private final JsonView json = new JsonView();
    private final StructView struct;
    private final FindBar find = new FindBar(this::reveal, this::focusBody);
    private final CopyMenu copies = new CopyMenu(this::chosen);
    private final NothingHere nothing = new NothingHere();
    private final StackPane bodies;
    private final BorderPane view = new BorderPane();
    private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper();
    private @Nullable Message shown;
    private Optional<QueueName> queue = Optional.empty();
    private ViewerMemory.Choice choice = ViewerMemory.Choice.NONE;
    private BodyLook look = EMPTY;
    private long asked;

    /// A viewer that asks for files with the toolkit's dialog.
    public ViewerPane(Settings settings) {
        this(settings, FileChoice.dialogs());
    }

    /// @param settings remembers the ways and the structs
    /// @param files    asks where to save a body
    public ViewerPane(Settings settings, FileChoice files) {
        save = new SaveLine(files);
        memory = new ViewerMemory(settings);
        struct = new StructView(settings);
        text.wrap().bindBidirectional(settings.flag("viewer.wrap", true));
        head.wrap.selectedProperty().bindBidirectional(settings.flag("viewer.wrap", true));
        head.onWay(way -> choose(
                new ViewerMemory.Choice(Optional.of(way), choice.encoding(), choice.template(), choice.bigEndian())));
        head.encoding.setOnAction(e -> encode(head.encoding.getValue()));
        head.find.setOnAction(e -> find.open());
        head.save.setOnAction(e -> save());
        head.copy.getItems().addAll(copies.items());
        struct.onChange(() -> choose(new ViewerMemory.Choice(
                Optional.of(Way.STRUCT), choice.encoding(), struct.template(), struct.isBigEndian())));
        nothing.view().setId("viewer-nothing");
        bodies = new StackPane(text.view(), hex.view(), json.view(), struct.view(), nothing.view());
        bodies.setMinSize(0, 0);
        view.setTop(new VBox(head.view(), save.view(), find.view()));
        view.setCenter(bodies);
        view.getStyleClass().add("viewer");
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        view.getStylesheets()
                .add(Objects.requireNonNull(ViewerPane.class.getResource("viewer.css"))
                        .toExternalForm());
        ContextMenu menu = new ContextMenu(copies.items().toArray(MenuItem[]::new));
        menu.getItems().addAll(new SeparatorMenuItem(), saveItem());
        bodies.setOnContextMenuRequested(e -> {
            if (chosen() != null && !struct.view().isVisible()) {
                menu.show(bodies, e.getScreenX(), e.getScreenY());
                e.consume();
            }
        });
        show(null);
    }

    private MenuItem saveItem() {
        MenuItem item = new MenuItem("", CopyMenu.line(WORDS.get("pane.save"), "Ctrl+Shift+S"));
        item.setOnAction(e -> save());
        return item;
    }

    private CopyMenu.@Nullable Chosen chosen() {
        Message now = shown;
        return now == null || now.size() == 0 ? null : new CopyMenu.Chosen(now, queue);
    }

    /// Shows a message of no known queue, or that none is chosen.
    public void show(@Nullable Message message) {
        show(message, Optional.empty());
    }

    /// Shows a message, in the way that was last chosen for its queue.
    public void show(@Nullable Message message, Optional<QueueName> itsQueue) {
        long number = ++asked;
        shown = message;
        save.clear();
        if (!itsQueue.equals(queue) || choice.equals(ViewerMemory.Choice.NONE)) {
            queue = itsQueue;
            recall();
        }
        byte[] body = message == null ? new byte[0] : message.body();
        if (body.length <= AT_ONCE) {
            look(BodyLook.of(body));
            return;
        }
        look(new BodyLook(body, true, Way.HEX, Optional.empty()));
        Threads.virtual("viewer").start(() -> {
            BodyLook whole = BodyLook.of(body);
            Platform.runLater(() -> {
                if (number == asked) {
                    look(whole);
                }
            });
        });
    }

    private void recall() {
        choice = memory.of(queue);
        head.encoding.setValue(choice.encoding());
        struct.recall(choice.template(), choice.bigEndian());
    }

    private void look(BodyLook now) {
        look = now;
        head.say(shown == null ? "" : facts(shown));
        nothing.say(
                shown == null ? Feather.MAIL : Feather.CIRCLE,
                WORDS.get(shown == null ? "pane.none" : "pane.empty"),
                WORDS.get(shown == null ? "pane.none.why" : "pane.empty.why"));
        find.in(now.bytes(), choice.encoding());
        arrange();
    }

    private void arrange() {
        boolean any = look.bytes().length > 0;
        Way way = choice.way().orElse(look.way());
        head.choose(way);
        head.enable(any);
        filled.set(any);
        for (Way one : Way.values()) {
            body(one).view().setVisible(any && one == way);
        }
        nothing.view().setVisible(!any);
        if (any) {
            body(way).show(look, choice.encoding());
        }
    }

    private BodyView body(Way way) {
        return switch (way) {
            case TEXT -> text;
            case HEX -> hex;
            case JSON -> json;
            case STRUCT -> struct;
        };
    }

    private String facts(Message message) {
        String size = WORDS.get("pane.size", message.size(), message.priority());
        return look.utf8() ? size : size + WORDS.get("pane.not-utf8");
    }

    private void choose(ViewerMemory.Choice now) {
        choice = now;
        queue.ifPresent(name -> memory.remember(name, now));
        arrange();
    }

    private void encode(Encoding encoding) {
        if (encoding != choice.encoding()) {
            choose(new ViewerMemory.Choice(choice.way(), encoding, choice.template(), choice.bigEndian()));
            find.in(look.bytes(), encoding);
        }
    }

    private void reveal(int offset, int length) {
        body(head.way()).reveal(offset, length);
    }

    private void focusBody() {
        body(head.way()).view().lookupAll(".text-area, .list-view, .tree-table-view").stream()
                .findFirst()
                .ifPresent(javafx.scene.Node::requestFocus);
    }

    private void key(KeyEvent key) {
        if (look.bytes().length == 0 || isTyping(key)) {
            return;
        }
        if (act(key)) {
            key.consume();
        }
    }

    // In the editor of structs the keys are the editor's.
    private static boolean isTyping(KeyEvent key) {
        return key.getTarget() instanceof javafx.scene.control.TextInputControl input
                && input.isEditable()
                && key.getCode() != KeyCode.F3;
    }

    private boolean act(KeyEvent key) {
        if (key.getCode() == KeyCode.F && key.isShortcutDown() && !key.isShiftDown()) {
            find.open();
        } else if (key.getCode() == KeyCode.F3) {
            find.go(key.isShiftDown() ? -1 : 1);
        } else if (key.getCode() == KeyCode.ESCAPE && find.isOpen()) {
            find.close();
        } else if (key.getCode() == KeyCode.S && key.isShortcutDown() && key.isShiftDown()) {
            save();
        } else if (key.isAltDown() && way(key).isPresent()) {
            way(key).ifPresent(head::press);
        } else if (CopyMenu.COPY.match(key)) {
            return copySelected();
        } else {
            return copies.key(key);
        }
        return true;
    }

    private static Optional<Way> way(KeyEvent key) {
        return switch (key.getCode()) {
            case DIGIT1 -> Optional.of(Way.TEXT);
            case DIGIT2 -> Optional.of(Way.HEX);
            case DIGIT3 -> Optional.of(Way.JSON);
            case DIGIT4 -> Optional.of(Way.STRUCT);
            default -> Optional.empty();
        };
    }

    // What is selected, or the whole in the form that is looked at.
    private boolean copySelected() {
        Way way = head.way();
        if (way == Way.TEXT && !text.selected().isEmpty()) {
            CopyMenu.put(text.selected());
        } else if (way == Way.HEX && hex.selected().length > 1) {
            CopyMenu.copyHex(hex.selected());
        } else {
            copies.copy(way == Way.HEX ? CopyMenu.Item.HEX_DUMP : CopyMenu.Item.TEXT);
        }
        return true;
    }

    void save() {
        save.save(look.bytes());
    }

    /// Offers what can be done here in the registry. For one viewer of a window.
    public void offer(Actions actions) {
        ViewerActions.add(actions, this);
    }

    /// Whether there is a message with bytes.
    ReadOnlyBooleanProperty filled() {
        return filled.getReadOnlyProperty();
    }

    void choose(Way way) {
        head.press(way);
    }

    void find() {
        find.open();
    }

    void findNext(int step) {
        find.go(step);
    }

    void copy(CopyMenu.Item item) {
        copies.copy(item);
    }

    /// Shows the bytes rather than the text, or the other way round.
    public void showHex(boolean bytes) {
        head.press(bytes ? Way.HEX : Way.TEXT);
    }

    /// The pane.
    public Region view() {
        return view;
    }
}

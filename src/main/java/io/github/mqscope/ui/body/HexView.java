package io.github.mqscope.ui.body;

import io.github.mqscope.body.BodyLook;
import io.github.mqscope.body.Encoding;
import io.github.mqscope.body.HexRows;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A body as hex with a caret, a selected range, and the values under the caret beside it.
public final class HexView implements BodyView {
    private static final Words WORDS = Words.of(HexView.class);
    private static final double ROW_EM = 1.4;
    private static final double EDGES = 20;
    private static final double SCROLL_BAR = 16;
    private static final double BESIDE_EM = 28;

    private final ListView<String> rows = new ListView<>();
    private final Inspector inspector = new Inspector();
    private final BorderPane view = new BorderPane(rows);
    private final List<HexCell> cells = new ArrayList<>();
    private byte[] bytes = {};
    private Encoding encoding = Encoding.ASCII;
    private HexCaret caret = HexCaret.at(0, 0);
    private int width = HexRows.WIDE;
    private double characterWidth = 8;
    private @Nullable Font measured;

    /// Empty.
    public HexView() {
        rows.setId("viewer-hex");
        rows.getStyleClass().add("hex-rows");
        rows.setAccessibleText(WORDS.get("hex.accessible"));
        rows.setCellFactory(list -> newCell());
        rows.setMinSize(0, 0);
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        rows.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> mouse(e, e.isShiftDown()));
        rows.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> mouse(e, true));
        view.getStyleClass().add("body-view");
        view.getStylesheets().add(TextView.stylesheet());
        view.setMinSize(0, 0);
        view.widthProperty().addListener((o, was, now) -> fit());
        view.heightProperty().addListener((o, was, now) -> fit());
        inspector.emProperty().addListener((o, was, now) -> fit());
        fit();
    }

    private HexCell newCell() {
        HexCell cell = new HexCell(this);
        cells.add(cell);
        return cell;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(BodyLook body, Encoding in) {
        bytes = body.bytes();
        encoding = in;
        caret = HexCaret.at(bytes.length, 0);
        fit();
        fill();
        moved(caret);
    }

    // Empty first: the list would compare all rows of two bodies that are alike.
    private void fill() {
        rows.setItems(FXCollections.emptyObservableList());
        rows.setItems(FXCollections.observableList(new HexRows(bytes, width, encoding)));
    }

    // Eight bytes a row where sixteen do not fit beside the values; the values below where even that is too wide.
    private void fit() {
        double em = inspector.em();
        rows.setFixedCellSize(rowHeight());
        double room = view.getWidth() - EDGES - SCROLL_BAR;
        double character = characterWidth(Font.font("monospace", em * 0.92));
        double wide = HexRows.characters(bytes.length, HexRows.WIDE) * character;
        double narrow = HexRows.characters(bytes.length, HexRows.NARROW) * character;
        double beside = BESIDE_EM * em;
        boolean side = view.getWidth() == 0 || narrow + beside <= room;
        view.setRight(null); // A node has one place at a time.
        view.setBottom(null);
        if (side) {
            view.setRight(inspector.view());
        } else {
            view.setBottom(inspector.view());
        }
        inspector.below(side ? OptionalDouble.empty() : OptionalDouble.of(view.getHeight()));
        int fits = wide + (side ? beside : 0) <= room || view.getWidth() == 0 ? HexRows.WIDE : HexRows.NARROW;
        if (fits != width) {
            width = fits;
            fill();
        }
    }

    int width() {
        return width;
    }

    HexCaret caret() {
        return caret;
    }

    double rowHeight() {
        return Math.ceil(inspector.em() * ROW_EM);
    }

    double characterWidth(Font font) {
        if (!font.equals(measured)) {
            measured = font;
            Text sample = new Text("0".repeat(100));
            sample.setFont(font);
            characterWidth = sample.getLayoutBounds().getWidth() / 100;
        }
        return characterWidth;
    }

    private void moved(HexCaret to) {
        caret = to;
        cells.forEach(HexCell::paint);
        inspector.show(bytes, caret);
        if (bytes.length > 0) {
            rows.setAccessibleText(
                    WORDS.get("hex.at", caret.caret(), HexFormat.of().toHexDigits(bytes[caret.caret()])));
        }
    }

    private void reveal() {
        if (rows.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getCellCount() > 0) {
            flow.scrollTo(caret.caret() / width);
        }
    }

    @Override
    public void reveal(int offset, int length) {
        moved(caret.select(offset, Math.max(1, length)));
        rows.scrollTo(Math.max(0, offset / width - 2));
    }

    private void key(KeyEvent key) {
        next(key).ifPresent(to -> {
            key.consume();
            moved(to);
            reveal();
        });
    }

    private Optional<HexCaret> next(KeyEvent key) {
        boolean extend = key.isShiftDown();
        int row = caret.caret() / width * width;
        int page = Math.max(1, (int) (rows.getHeight() / rowHeight()) - 1) * width;
        if (bytes.length == 0 || key.isAltDown()) {
            return Optional.empty();
        }
        return switch (key.getCode()) {
            case LEFT -> Optional.of(caret.by(-1, extend));
            case RIGHT -> Optional.of(caret.by(1, extend));
            case UP -> Optional.of(caret.by(caret.caret() < width ? 0 : -width, extend));
            case DOWN -> Optional.of(caret.by(caret.caret() + width >= bytes.length ? 0 : width, extend));
            case PAGE_UP -> Optional.of(caret.by(-page, extend));
            case PAGE_DOWN -> Optional.of(caret.by(page, extend));
            case HOME -> Optional.of(caret.to(key.isShortcutDown() ? 0 : row, extend));
            case END -> Optional.of(caret.to(key.isShortcutDown() ? bytes.length : row + width - 1L, extend));
            case A -> key.isShortcutDown() ? Optional.of(caret.select(0, bytes.length)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private void mouse(MouseEvent e, boolean extend) {
        for (Node at = e.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
            if (at instanceof HexCell cell && !cell.isEmpty() && e.isPrimaryButtonDown()) {
                rows.requestFocus();
                e.consume();
                moved(caret.to(
                        cell.offsetAt(
                                cell.sceneToLocal(e.getSceneX(), e.getSceneY()).getX()),
                        extend));
            }
        }
    }

    /// The bytes that are selected: the one under the caret at least, where there is one.
    public byte[] selected() {
        return Arrays.copyOfRange(bytes, caret.first(), caret.end());
    }
}

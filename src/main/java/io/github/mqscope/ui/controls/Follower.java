package io.github.mqscope.ui.controls;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Keeps a growing list where its reader is: at the bottom it follows, scrolled up it stays, and counts
/// what came since.
public final class Follower {
    private final Control list;
    private final IntConsumer scroll;
    private final List<?> items;
    private final ReadOnlyLongWrapper unseen = new ReadOnlyLongWrapper();
    private boolean following = true;

    /// Follows the end of a list.
    public Follower(ListView<?> list) {
        this(list, list::scrollTo, list.getItems());
    }

    /// Follows the end of a table, whose items are those of now.
    public Follower(TableView<?> table) {
        this(table, table::scrollTo, table.getItems());
    }

    private Follower(Control list, IntConsumer scroll, List<?> items) {
        this.list = list;
        this.scroll = scroll;
        this.items = items;
        list.addEventFilter(ScrollEvent.SCROLL, e -> looked(e.getDeltaY() > 0));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> looked(true));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> looked(false));
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case UP, PAGE_UP, HOME -> looked(true);
            case END -> latest();
            default -> looked(false);
        }
    }

    // Where the reader is shows only after the list has scrolled.
    private void looked(boolean away) {
        if (away) {
            following = false;
        } else if (!following) {
            Platform.runLater(this::followAtBottom);
        }
    }

    private void followAtBottom() {
        if (!following && isAtBottom()) {
            latest();
        }
    }

    private boolean isAtBottom() {
        return list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar
                && (!bar.isVisible() || bar.getValue() >= bar.getMax() - 1e-6);
    }

    /// The list.
    public Control list() {
        return list;
    }

    /// How many rows came since the reader scrolled up.
    public ReadOnlyLongProperty unseen() {
        return unseen.getReadOnlyProperty();
    }

    /// Says that rows came at the end, and went at the front.
    public void grown(int added, int trimmed) {
        if (following) {
            end();
            return;
        }
        unseen.set(unseen.get() + added);
        if (trimmed > 0) {
            first().ifPresent(row -> scroll.accept(Math.max(0, row - trimmed)));
        }
    }

    /// The first row in sight, empty before there is one.
    public OptionalInt first() {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> cell = flow.getFirstVisibleCell();
            return cell == null ? OptionalInt.empty() : OptionalInt.of(cell.getIndex());
        }
        return OptionalInt.empty();
    }

    /// Goes to the newest and follows.
    public void latest() {
        following = true;
        unseen.set(0);
        end();
    }

    private void end() {
        if (!items.isEmpty()) {
            scroll.accept(items.size() - 1);
        }
    }
}

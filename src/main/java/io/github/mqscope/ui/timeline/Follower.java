package io.github.mqscope.ui.timeline;

import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Keeps a growing list where its reader is: at the bottom it follows, scrolled up it stays, and counts
/// what came since.
final class Follower {
    private final ListView<?> list;
    private final ReadOnlyLongWrapper unseen = new ReadOnlyLongWrapper();
    private boolean following = true;

    Follower(ListView<?> list) {
        this.list = list;
        list.addEventFilter(ScrollEvent.SCROLL, e -> looked(e.getDeltaY() > 0));
        list.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> looked(
                        switch (e.getCode()) {
                            case UP, PAGE_UP, HOME -> true;
                            default -> false;
                        }));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> looked(true));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> looked(false));
    }

    private void looked(boolean away) {
        if (away) {
            following = false;
        } else if (!following && isAtBottom()) {
            latest();
        }
    }

    private boolean isAtBottom() {
        return list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar
                && (!bar.isVisible() || bar.getValue() >= bar.getMax() - 1e-6);
    }

    /// How many rows came since the reader scrolled up.
    ReadOnlyLongProperty unseen() {
        return unseen.getReadOnlyProperty();
    }

    boolean isFollowing() {
        return following;
    }

    /// Says that rows came at the end, and went at the front.
    void grown(int added, int trimmed) {
        if (following) {
            end();
            return;
        }
        unseen.set(unseen.get() + added);
        if (trimmed > 0) {
            first().ifPresent(row -> list.scrollTo(Math.max(0, row - trimmed)));
        }
    }

    private OptionalInt first() {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> cell = flow.getFirstVisibleCell();
            return cell == null ? OptionalInt.empty() : OptionalInt.of(cell.getIndex());
        }
        return OptionalInt.empty();
    }

    /// Goes to the newest and follows.
    void latest() {
        following = true;
        unseen.set(0);
        end();
    }

    private void end() {
        if (!list.getItems().isEmpty()) {
            list.scrollTo(list.getItems().size() - 1);
        }
    }
}

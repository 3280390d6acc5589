package io.github.mqscope.ui.controls;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;

/// Bringing a pane into sight, whatever tabs it is in.
public final class PaneInSight {
    private PaneInSight() {}

    /// Chooses the tabs that a pane is in.
    public static void bring(Node pane) {
        for (Node at = pane; at != null; at = at.getParent()) {
            choose(at);
        }
    }

    private static void choose(Node content) {
        for (Parent above = content.getParent(); above != null; above = above.getParent()) {
            if (above instanceof TabPane tabs) {
                tabs.getTabs().stream()
                        .filter(tab -> content.equals(tab.getContent()))
                        .findFirst()
                        .ifPresent(tabs.getSelectionModel()::select);
                return;
            }
        }
    }

    /// Whether the keyboard is in a pane.
    public static boolean hasFocus(Node pane) {
        Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at.equals(pane)) {
                return true;
            }
        }
        return false;
    }
}

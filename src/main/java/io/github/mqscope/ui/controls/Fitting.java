package io.github.mqscope.ui.controls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// One line of parts, some from the left and the rest from the right. Where it is too narrow for all of them the
/// least important are not shown.
public final class Fitting extends Pane {
    private static final double APART = 16;

    private final List<Part> parts = new ArrayList<>();

    /// @param holder shows the node or not, whatever the node itself says
    private record Part(StackPane holder, Node node, int importance, boolean right) {
        boolean wanted() {
            return node.isManaged();
        }

        double width() {
            return Math.ceil(holder.prefWidth(-1));
        }
    }

    /// Adds a part before all others from the left.
    public void addFirst(Node node, int importance) {
        add(node, importance, false);
        parts.addFirst(parts.removeLast());
    }

    /// Adds a part, which asks for no room while it is not managed.
    /// @param importance the larger, the longer it stays
    /// @param right      whether it is from the right
    public void add(Node node, int importance, boolean right) {
        StackPane holder = new StackPane(node);
        parts.add(new Part(holder, node, importance, right));
        getChildren().add(holder);
    }

    private Set<Part> fitting(double room) {
        Set<Part> fit = new HashSet<>();
        double left = room;
        List<Part> byImportance = parts.stream()
                .filter(Part::wanted)
                .sorted(Comparator.comparingInt(Part::importance).reversed())
                .toList();
        for (Part part : byImportance) {
            left -= part.width();
            if (left < 0 && !fit.isEmpty()) {
                return fit;
            }
            fit.add(part);
            left -= APART;
        }
        return fit;
    }

    @Override
    protected void layoutChildren() {
        double from = snappedLeftInset();
        double to = getWidth() - snappedRightInset();
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        Set<Part> fit = fitting(to - from);
        for (Part part : parts) {
            part.holder().setVisible(fit.contains(part));
            if (!fit.contains(part)) {
                continue;
            }
            double width = Math.min(part.width(), to - from);
            double x = part.right() ? to - width : from;
            part.holder().resizeRelocate(x, top, width, height);
            if (part.right()) {
                to -= width + APART;
            } else {
                from += width + APART;
            }
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double most = parts.stream()
                .mapToDouble(part -> part.holder().prefHeight(-1))
                .max()
                .orElse(0);
        return most + snappedTopInset() + snappedBottomInset();
    }
}

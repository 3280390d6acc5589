package io.github.mqscope.ui.tour;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/// Lays the window out as on a usual screen: the headless one is 1000 pixels wide and no wider. In the window it
/// is made smaller, in a picture it is what it would be.
final class UsualScreen {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Node content;

    /// Takes over the content of a scene. On the FX thread.
    UsualScreen(Scene scene) {
        Parent was = scene.getRoot();
        Group smaller = new Group();
        smaller.setAutoSizeChildren(false);
        smaller.getTransforms().add(new Scale(scene.getWidth() / WIDTH, scene.getHeight() / HEIGHT));
        Pane root = new Pane(smaller);
        root.setStyle(was.getStyle());
        scene.setRoot(root);
        was.styleProperty().bind(root.styleProperty()); // The size of the text is the root's.
        was.getStyleClass().add("root"); // So are the colours.
        was.resize(WIDTH, HEIGHT);
        smaller.getChildren().setAll(was);
        content = was;
    }

    /// A picture of it. On the FX thread.
    WritableImage picture() {
        return content.snapshot(new SnapshotParameters(), null);
    }
}

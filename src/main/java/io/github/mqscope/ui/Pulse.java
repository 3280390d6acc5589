package io.github.mqscope.ui;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/// Something done again and again on the FX thread while a node's window shows, and not after.
public final class Pulse {
    private Pulse() {}

    /// Does `act` at each `every` from the moment the node is shown until it no longer is.
    public static void whileShown(Node node, Duration every, Runnable act) {
        Timeline timeline = new Timeline(new KeyFrame(every, e -> act.run()));
        timeline.setCycleCount(Timeline.INDEFINITE);
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shows -> {
                    if (shows) {
                        timeline.play();
                    } else {
                        timeline.stop();
                    }
                });
    }
}

package io.github.mqscope.ui.picture;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.tour.PngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/// A picture of a queue in a window of its own, as long as a test lasts.
public final class PicturedQueue implements AutoCloseable {
    public final QueuePicture picture;
    private final Scene scene;
    private final Stage stage;

    public PicturedQueue(double width, double height, int font) throws Exception {
        FxToolkit.registerPrimaryStage();
        picture = LiveWindow.fx(QueuePicture::new);
        scene = LiveWindow.fx(() -> scene(picture.view(), width, height, font));
        stage = LiveWindow.fx(() -> show(scene));
    }

    private static Scene scene(Region view, double width, double height, int font) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        view.setStyle("-fx-font-size: " + font + "px; -fx-background-color: -color-bg-default;");
        return new Scene(view, width, height);
    }

    private static Stage show(Scene scene) {
        Stage stage = new Stage();
        stage.setTitle("picture");
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    public PicturedQueue show(PictureModel model) {
        LiveWindow.onFx(() -> picture.show(model));
        return this;
    }

    /// Shows it, and waits until it is at rest.
    public PicturedQueue rest(PictureModel model) {
        show(model);
        LiveWindow.await("the picture is at rest", () -> !slots().isRunning());
        return this;
    }

    SlotView slots() {
        return find(SlotView.class, "picture-slots");
    }

    <T extends Node> T find(Class<T> type, String id) {
        return type.cast(
                Objects.requireNonNull(LiveWindow.fx(() -> scene.getRoot().lookup("#" + id))));
    }

    void press(KeyCode key) {
        SlotView slots = slots();
        LiveWindow.onFx(
                () -> slots.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    /// Saves a picture in both themes.
    public void save(Path directory, String name) throws IOException {
        draw(directory.resolve("picture-" + name + "-dark.png"), new PrimerDark().getUserAgentStylesheet());
        draw(directory.resolve("picture-" + name + "-light.png"), new PrimerLight().getUserAgentStylesheet());
    }

    private void draw(Path file, String theme) throws IOException {
        LiveWindow.onFx(() -> Application.setUserAgentStylesheet(theme));
        LiveWindow.settle();
        WritableImage image = LiveWindow.fx(() -> scene.snapshot(null));
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.write(image, out);
        }
    }

    @Override
    public void close() {
        LiveWindow.onFx(() -> {
            stage.hide();
            stage.setScene(null);
        });
    }
}

package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.settings.Settings;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The lessons over the window's work: the gallery, and the lesson chosen in it. Leaving ends the lesson.
///
/// Within it Space plays and pauses, the arrows and the keys of a presenter's remote go on and back, digits answer,
/// Escape leaves.
public final class LessonsScreen {
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");
    private static final double LARGER = 1.6;

    private final Actions actions;
    private final LessonPlay play;
    private final Gallery gallery;
    private final PlayerView player;
    private final ObservableList<String> finished;
    private final BooleanProperty large;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final StackPane view = new StackPane();

    /// Not shown yet; enters what it can do in the registry.
    /// @param here     whether the window shows the queues of this process, in whose place the lessons play
    /// @param textSize of the window, in pixels
    public LessonsScreen(
            Actions actions,
            Settings settings,
            ErrorSink errors,
            List<Lesson> lessons,
            boolean here,
            ReadOnlyDoubleProperty textSize) {
        this.actions = actions;
        large = settings.flag("lessons.large", false);
        finished = settings.texts("lessons.finished");
        play = new LessonPlay(errors);
        new LessonActions(actions, play).add(this);
        gallery = new Gallery(actions, lessons, finished, here, this::begin);
        player = new PlayerView(actions, play, this::toGallery);
        view.setId("lessons");
        view.getStyleClass().add("lessons");
        view.getStylesheets()
                .add(Objects.requireNonNull(LessonsScreen.class.getResource("lessons.css"))
                        .toExternalForm());
        view.visibleProperty().bind(shown);
        view.managedProperty().bind(shown);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        play.scene().addListener((o, was, now) -> note(now));
        large.subscribe(() -> size(large.get(), textSize.get()));
        textSize.subscribe(() -> size(large.get(), textSize.get()));
        size(large.get(), textSize.get());
    }

    // In pixels: a size in ems does not reach all that is below.
    private void size(boolean big, double text) {
        view.setStyle(big ? "-fx-font-size: " + LARGER * text + "px;" : "");
        view.pseudoClassStateChanged(LARGE, big);
        player.large(big);
    }

    private void note(@Nullable Scene scene) {
        if (scene != null
                && scene.phase() == Phase.FINISHED
                && !finished.contains(scene.lesson().id())) {
            finished.add(scene.lesson().id());
        }
    }

    /// Shows the gallery, or the lesson that plays.
    public void open() {
        if (!shown.get()) {
            toGallery();
        }
    }

    /// Begins a lesson.
    public void begin(Lesson lesson) {
        shown.set(true);
        view.getChildren().setAll(player.view());
        player.view().requestFocus();
        play.open(lesson);
    }

    private void toGallery() {
        play.end();
        shown.set(true);
        view.getChildren().setAll(gallery.view());
        gallery.focus();
    }

    /// Goes back to the queues; a lesson that plays is ended.
    public void leave() {
        play.rest();
        shown.set(false);
    }

    private boolean inLesson() {
        return view.getChildren().contains(player.view());
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
            key.consume();
            if (inLesson()) {
                toGallery();
            } else {
                leave();
            }
        }
    }

    private void key(KeyEvent key) {
        if (!inLesson() || key.isAltDown() || key.isControlDown() || isTyping(key.getTarget())) {
            return;
        }
        boolean done =
                switch (key.getCode()) {
                    case SPACE -> !(key.getTarget() instanceof ButtonBase) && actions.run("lessons.play");
                    case RIGHT, PAGE_DOWN -> actions.run("lessons.next");
                    case LEFT, PAGE_UP -> actions.run("lessons.back");
                    case DIGIT1, DIGIT2, DIGIT3, DIGIT4 -> answer(key.getText());
                    default -> false;
                };
        if (done) {
            key.consume();
        }
    }

    private boolean answer(String digit) {
        Scene scene = play.scene().get();
        if (scene == null || scene.phase() != Phase.ASKED || digit.isEmpty()) {
            return false;
        }
        play.answer(digit.charAt(0) - '1');
        return true;
    }

    private static boolean isTyping(Object target) {
        return target instanceof TextInputControl
                || target instanceof ComboBoxBase<?>
                || (target instanceof Node node && node.getStyleClass().contains("slots"));
    }

    /// Whether it covers the work.
    public ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /// What plays now as last seen; null while no lesson does.
    public ReadOnlyObjectProperty<@Nullable Scene> scene() {
        return play.scene();
    }

    /// Whether its type is large, to be read from the back of a room; remembered.
    public BooleanProperty large() {
        return large;
    }

    /// Ends what plays and waits for it, for a bounded time.
    public void close() {
        play.close();
    }

    /// The view to lay over the work.
    public Region view() {
        return view;
    }
}

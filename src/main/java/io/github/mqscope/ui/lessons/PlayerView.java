package io.github.mqscope.ui.lessons;

import atlantafx.base.theme.Styles;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A lesson as it plays: the step and the picture of its queue at the left, what was proved and the calls behind it
/// at the right, below them its processes and the log. In large type there is no log, and the processes are below
/// the picture.
final class PlayerView {
    private static final Words WORDS = Words.of(PlayerView.class);
    private static final double SIDE = 0.36;
    private static final double CAST = 0.54;
    private static final double CAST_HIGHEST = 0.35;

    private final StepHead head = new StepHead();
    private final QuestionBox question;
    private final QueuesStage queues = new QueuesStage();
    private final CastPane cast;
    private final ClaimList claims = new ClaimList();
    private final CodeBlock c = new CodeBlock("c", WORDS.get("code.c"), WORDS.get("code.c.copy"));
    private final CodeBlock shell = new CodeBlock("shell", WORDS.get("code.shell"), WORDS.get("code.shell.copy"));
    private final Label later = new Label(WORDS.get("code.later"));
    private final CallLog log = new CallLog();
    private final Transport transport;
    private final TopBar top;
    private final VBox left = new VBox();
    private final ScrollPane people = scrolling();
    private final HBox below = new HBox(people, log.view());
    private final BorderPane view = new BorderPane();

    /// @param toGallery leaves the lesson
    PlayerView(Actions actions, LessonPlay play, Runnable toGallery) {
        question = new QuestionBox(play, view::requestFocus);
        cast = new CastPane(play);
        transport = new Transport(actions, play);
        Button all = new Button(WORDS.get("player.all"), Icons.of(Feather.GRID));
        all.setId("all-lessons");
        all.getStyleClass().add(Styles.FLAT);
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(e -> toGallery.run());
        top = new TopBar(actions).first(all);
        view.setId("player");
        view.setTop(top.view());
        view.setCenter(middle());
        view.setBottom(new VBox(below(), transport.view()));
        large(false);
        play.scene().addListener((o, was, now) -> show(now));
    }

    private HBox middle() {
        VBox.setVgrow(queues.view(), Priority.ALWAYS);
        left.getStyleClass().add("lesson-left");
        later.getStyleClass().addAll("muted", "code-later");
        later.setWrapText(true);
        later.managedProperty().bind(later.visibleProperty());
        Label proved = new Label(WORDS.get("claims.title"));
        proved.getStyleClass().add("section-title");
        VBox right = new VBox(proved, claims.view(), later, c.view(), shell.view());
        right.getStyleClass().add("lesson-right");
        ScrollPane main = scrolling();
        main.setContent(left);
        main.setFitToHeight(true);
        ScrollPane side = scrolling();
        side.setContent(right);
        side.getStyleClass().add("lesson-side");
        HBox both = new HBox(main, side);
        HBox.setHgrow(main, Priority.ALWAYS);
        side.prefWidthProperty().bind(both.widthProperty().multiply(SIDE));
        side.minWidthProperty().bind(side.prefWidthProperty());
        both.setMinHeight(0);
        return both;
    }

    private HBox below() {
        below.getStyleClass().add("lesson-below");
        below.managedProperty().bind(below.visibleProperty());
        people.prefWidthProperty().bind(below.widthProperty().multiply(CAST));
        people.minWidthProperty().bind(people.prefWidthProperty());
        people.prefViewportHeightProperty().bind(cast.view().heightProperty());
        people.maxHeightProperty().bind(view.heightProperty().multiply(CAST_HIGHEST));
        HBox.setHgrow(log.view(), Priority.ALWAYS);
        return below;
    }

    private static ScrollPane scrolling() {
        ScrollPane scroll = new ScrollPane();
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(0);
        return scroll;
    }

    private void show(@Nullable Scene scene) {
        if (scene == null) {
            return;
        }
        top.say(scene.lesson().title(), scene.lesson().line());
        head.show(scene);
        question.show(scene);
        queues.show(scene);
        cast.show(scene);
        claims.show(scene);
        boolean asked = scene.phase() == Phase.ASKED; // The comments of the code would tell.
        later.setVisible(asked);
        c.show(asked ? List.of() : scene.c());
        shell.show(asked ? List.of() : scene.shell());
        log.show(scene);
        transport.show(scene);
    }

    /// Whether the type is large, and there is no room for the log.
    void large(boolean on) {
        people.setContent(null);
        left.getChildren().setAll(head.view(), question.view(), queues.view());
        if (on) {
            left.getChildren().add(cast.view());
        } else {
            people.setContent(cast.view());
        }
        below.setVisible(!on);
    }

    Region view() {
        return view;
    }
}

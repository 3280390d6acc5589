package io.github.mqscope.ui.lessons;

import atlantafx.base.theme.Styles;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.QuestionView;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The question before a step, its answers as buttons, and which of them the kernel made right.
final class QuestionBox {
    private static final Words WORDS = Words.of(QuestionBox.class);

    private final LessonPlay play;
    private final Runnable refocus;
    private final Label text = new Label("", Icons.of(Feather.HELP_CIRCLE));
    private final FlowPane answers = new FlowPane();
    private final Label verdict = new Label();
    private final VBox view = new VBox(text, answers, verdict);
    private @Nullable QuestionView shown;
    private boolean open;

    /// @param refocus gives the keyboard back to the lesson, before the button that has it is gone
    QuestionBox(LessonPlay play, Runnable refocus) {
        this.play = play;
        this.refocus = refocus;
        text.setId("question");
        text.getStyleClass().add("question-text");
        verdict.setId("verdict");
        verdict.getStyleClass().add("verdict");
        for (Label label : new Label[] {text, verdict}) {
            WrappedLine.wrap(label);
        }
        verdict.managedProperty().bind(verdict.textProperty().isNotEmpty());
        answers.getStyleClass().add("answers");
        answers.setMinWidth(0);
        view.getStyleClass().add("question");
        view.managedProperty().bind(view.visibleProperty());
        view.setVisible(false);
    }

    void show(Scene scene) {
        QuestionView question = scene.question().orElse(null);
        boolean asked = scene.phase() == Phase.ASKED;
        view.setVisible(question != null);
        if (question == null || (question.equals(shown) && asked == open)) {
            shown = question;
            return;
        }
        shown = question;
        open = asked;
        text.setText(question.text());
        answers.getChildren().clear();
        for (int i = 0; i < question.answers().size(); i++) {
            answers.getChildren().add(answer(question, i));
        }
        judge(question);
    }

    private Button answer(QuestionView question, int index) {
        boolean right = is(question.right(), index);
        boolean chosen = is(question.chosen(), index);
        boolean judged = question.right().isPresent();
        Button button = new Button((index + 1) + "   " + question.answers().get(index));
        button.setId("answer-" + (index + 1));
        button.getStyleClass().add("answer");
        button.setAlignment(Pos.CENTER_LEFT);
        button.maxWidthProperty().bind(answers.widthProperty());
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setOnAction(e -> answer(index));
        button.setDisable(!open);
        if (chosen) {
            button.getStyleClass().add("chosen");
        }
        if (judged && (right || chosen)) {
            button.getStyleClass().add(right ? "right" : "wrong");
            button.setGraphic(Icons.of(right ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
            button.setAccessibleText(WORDS.get(right ? "answer.right" : "answer.wrong", button.getText()));
        }
        return button;
    }

    private void answer(int index) {
        refocus.run();
        play.answer(index);
    }

    private static boolean is(OptionalInt choice, int index) {
        return choice.isPresent() && choice.getAsInt() == index;
    }

    private void judge(QuestionView question) {
        verdict.getStyleClass().removeAll(Styles.SUCCESS, Styles.DANGER);
        if (question.right().isEmpty()) {
            verdict.setText(open ? WORDS.get("question.how") : "");
            return;
        }
        int right = question.right().getAsInt();
        String answer = question.answers().get(right);
        if (question.chosen().isEmpty()) {
            verdict.setText(WORDS.get("verdict.none", answer));
        } else {
            boolean hit = is(question.chosen(), right);
            verdict.setText(WORDS.get(hit ? "verdict.right" : "verdict.wrong", answer));
            verdict.getStyleClass().add(hit ? Styles.SUCCESS : Styles.DANGER);
        }
    }

    Region view() {
        return view;
    }
}

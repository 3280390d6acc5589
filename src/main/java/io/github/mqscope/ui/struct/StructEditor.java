package io.github.mqscope.ui.struct;

import io.github.mqscope.body.struct.Abi;
import io.github.mqscope.body.struct.Declaration;
import io.github.mqscope.body.struct.DeclarationException;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Where a declaration is typed: it is read a moment after each key, and what is wrong is said below, in place.
final class StructEditor {
    private static final Words WORDS = Words.of(StructEditor.class);
    private static final Duration PACE = Duration.millis(150);

    private final TextField name = new TextField();
    private final TextArea source = new TextArea();
    private final Label problem = new Label();
    private final Button goThere = new Button(WORDS.get("editor.go"));
    private final Button keep = new Button(WORDS.get("editor.keep"));
    private final Button cancel = new Button(WORDS.get("editor.cancel"));
    private final VBox view;
    private final Throttle pace = new Throttle(PACE, this::read);
    private Consumer<Declaration> typed = d -> {};
    private BiConsumer<String, Declaration> kept = (n, d) -> {};
    private Optional<Declaration> read = Optional.empty();
    private int problemAt;

    StructEditor() {
        name.setId("struct-name");
        name.setPromptText(WORDS.get("editor.name"));
        source.setId("struct-source");
        source.setPromptText(WORDS.get("editor.prompt"));
        source.setAccessibleText(WORDS.get("editor.accessible"));
        source.getStyleClass().add("struct-source");
        source.textProperty().addListener((o, was, now) -> pace.ask());
        name.textProperty().addListener((o, was, now) -> pace.ask());
        source.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        name.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        problem.setId("struct-problem");
        WrappedLine.wrap(problem, "struct-problem");
        HBox.setHgrow(problem, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMinWidth(60);
        keep.setId("struct-keep");
        keep.getStyleClass().addAll("accent", "small");
        keep.setOnAction(e -> keep());
        keep.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setId("struct-cancel");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        goThere.setId("struct-go");
        goThere.getStyleClass().add("small");
        goThere.setMinWidth(Region.USE_PREF_SIZE);
        goThere.setOnAction(e -> goToProblem());
        HBox below = new HBox(problem, goThere);
        HBox head = new HBox(name, keep, cancel);
        below.getStyleClass().add("struct-line");
        head.getStyleClass().add("struct-line");
        view = new VBox(head, source, below);
        view.getStyleClass().add("struct-editor");
        view.setMinSize(0, 0);
        source.setMinHeight(40);
        VBox.setVgrow(source, Priority.ALWAYS);
        say("", 0);
    }

    /// @param then    is given each declaration that is understood, as it is typed
    /// @param keeping is given a name and the declaration that shall be kept under it
    /// @param leave   is called when it is given up
    void on(Consumer<Declaration> then, BiConsumer<String, Declaration> keeping, Runnable leave) {
        typed = then;
        kept = keeping;
        cancel.setOnAction(e -> leave.run());
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            cancel.fire();
        } else if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
            key.consume();
            read();
            keep.fire();
        }
    }

    /// Begins with a declaration.
    void open(String itsName, String itsSource) {
        name.setText(itsName);
        source.setText(itsSource);
        read();
        source.requestFocus();
    }

    private void read() {
        read = Optional.empty();
        if (source.getText().isBlank()) {
            say(WORDS.get("editor.empty"), -1);
        } else {
            try {
                Declaration declaration = Declaration.parse(
                        source.getText(), Abi.ofThisMachine(), name.getText().strip());
                read = Optional.of(declaration);
                say(hint(declaration), -1);
                typed.accept(declaration);
            } catch (DeclarationException e) {
                say(e.sentence(), place(e));
            }
        }
        keep.setDisable(read.isEmpty());
    }

    private static String hint(Declaration declaration) {
        String shown = declaration.type().name();
        List<String> others =
                declaration.names().stream().filter(n -> !n.equals(shown)).toList();
        String passed = String.join(", ", declaration.passedOver());
        return Stream.of(
                        others.isEmpty() ? "" : WORDS.get("editor.others", shown, String.join(", ", others)),
                        passed.isEmpty() ? "" : WORDS.get("editor.passed", passed))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private int place(DeclarationException e) {
        int at = 0;
        for (int line = 1; line < e.line(); line++) {
            int end = source.getText().indexOf('\n', at);
            at = end < 0 ? at : end + 1;
        }
        return Math.min(source.getLength(), at + e.column() - 1);
    }

    private void say(String sentence, int at) {
        problem.setText(sentence);
        problemAt = at;
        goThere.setVisible(at >= 0 && !sentence.isEmpty());
        goThere.setManaged(goThere.isVisible());
        problem.getStyleClass().setAll("label", at >= 0 ? "struct-problem" : "struct-hint");
    }

    private void goToProblem() {
        source.requestFocus();
        source.positionCaret(problemAt);
    }

    private void keep() {
        read.ifPresent(d -> kept.accept(named(d), d));
    }

    private String named(Declaration declaration) {
        String given = name.getText().strip();
        String its = given.isEmpty() ? declaration.type().name() : given;
        return its.substring(0, Math.min(80, its.length()));
    }

    Region view() {
        return view;
    }
}

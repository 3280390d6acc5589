package io.github.mqscope.ui.send;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.calls.WaitingChoice;
import io.github.mqscope.ui.controls.Disclosure;
import io.github.mqscope.ui.words.Words;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What to send, how often and how: the fields of the panel, and the next message as it would be.
final class SendForm {
    private static final Words WORDS = Words.of(SendForm.class);

    private final SendModel model;
    private final BodyEditor body;
    private final WaitingChoice waiting = new WaitingChoice("full", "send");
    private final Disclosure how = new Disclosure("send-how", waiting.view());
    private final Label next = new Label();
    private final Label size = new Label();
    private final VBox view;

    /// @param more what else stands in the first line
    SendForm(SendModel model, FileChoice files, Node more) {
        this.model = model;
        body = new BodyEditor(model.body, files, more);
        preview();
        HBox length = new HBox(size);
        length.getStyleClass().add("at-end");
        length.managedProperty().bind(size.visibleProperty());
        VBox written = new VBox(body.view(), length, next);
        written.getStyleClass().add("form-group");
        Region priority = new PriorityField(model.priority).view();
        priority.visibleProperty().bind(model.listed.not());
        priority.managedProperty().bind(priority.visibleProperty());
        view = new VBox(written, priority, new RepeatChoice(model.repeat).view(), how.view());
        view.getStyleClass().add("form");
        waiting.onChange(this::chooseWaiting);
        chooseWaiting();
    }

    private void chooseWaiting() {
        model.waiting.set(waiting.value());
        how.say(waiting.summary());
    }

    private void preview() {
        next.setId("send-next");
        next.getStyleClass().add("explained");
        next.setWrapText(true);
        next.setMinHeight(Region.USE_PREF_SIZE);
        next.textProperty().bind(model.next.map(m -> m.map(Previews::of).orElse("")));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(next.textProperty());
        next.setTooltip(whole);
        size.setId("send-size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        size.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Previews.length(model.length(), model.body.msgsize.get()), model.next, model.body.value));
        size.textProperty().subscribe(now -> size.getStyleClass().setAll("label", tooLong() ? "problem" : "explained"));
        hideEmpty(next);
        hideEmpty(size);
    }

    private boolean tooLong() {
        OptionalLong length = model.length();
        OptionalLong most = model.body.msgsize.get();
        return most.isPresent() && length.isPresent() && length.getAsLong() > most.getAsLong();
    }

    private static void hideEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    /// Takes a message to be changed and sent again.
    void set(Message message, String origin) {
        body.set(message.body(), WORDS.get("file.held", origin));
        model.priority.text.set(Integer.toString(message.priority()));
    }

    void askForLines() {
        body.askForLines();
    }

    void focus() {
        body.focus();
    }

    Region view() {
        return view;
    }
}

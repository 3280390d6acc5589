package io.github.mqscope.ui.send;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.calls.Disclosure;
import io.github.mqscope.ui.calls.WaitingChoice;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What to send, how often and how: the fields of the panel, and the next message as it would be.
final class SendForm {
    private static final Words WORDS = Words.of(SendForm.class);

    private final BodyEditor body;
    private final PriorityField priority = new PriorityField();
    private final RepeatChoice repeat = new RepeatChoice();
    private final WaitingChoice waiting = new WaitingChoice("full", "send");
    private final Disclosure how = new Disclosure("send-how", waiting.view());
    private final Label next = new Label();
    private final Label size = new Label();
    private final VBox view;
    private final Numbering numbering = new Numbering();
    private String numbered = "";
    private OptionalLong msgsize = OptionalLong.empty();
    private Runnable changed = () -> {};

    /// @param more what else stands in the first line
    SendForm(FileChoice files, Node more) {
        body = new BodyEditor(files, more);
        size.setId("send-size");
        size.getStyleClass().add("explained");
        size.setMinWidth(Region.USE_PREF_SIZE);
        next.setId("send-next");
        next.getStyleClass().add("explained");
        next.setWrapText(true);
        next.setMinHeight(Region.USE_PREF_SIZE);
        hideEmpty(next);
        hideEmpty(size);
        HBox length = new HBox(size);
        length.getStyleClass().add("at-end");
        length.managedProperty().bind(size.visibleProperty());
        VBox written = new VBox(body.view(), length, next);
        written.getStyleClass().add("form-group");
        view = new VBox(written, priority.view(), repeat.view(), how.view());
        view.getStyleClass().add("form");
        body.onChange(this::check);
        priority.onChange(this::check);
        repeat.onChange(this::check);
        waiting.onChange(this::check);
        check();
    }

    private static void hideEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private void check() {
        boolean ownPriorities = body.body() instanceof Body.Lines;
        priority.view().setVisible(!ownPriorities);
        priority.view().setManaged(!ownPriorities);
        repeat.setCountIsGiven(ownPriorities);
        body.draft("", true)
                .map(Draft::body)
                .filter(text -> !text.equals(numbered))
                .ifPresent(text -> {
                    numbered = text;
                    numbering.restart();
                });
        how.say(waiting.summary());
        preview();
        changed.run();
    }

    /// Shows the next message anew.
    void preview() {
        Optional<Message> first =
                outgoing().filter(Outgoing::varies).map(o -> o.messages(base(o)).apply(1));
        boolean listed = body.body() instanceof Body.Lines;
        next.setText(listed ? "" : first.map(Previews::of).orElse(""));
        next.setTooltip(listed || first.isEmpty() ? null : new Tooltip(next.getText()));
        OptionalLong length = listed
                ? OptionalLong.empty()
                : first.map(m -> OptionalLong.of(m.size())).orElseGet(body::length);
        size.setText(Previews.length(length, msgsize));
        boolean tooLong = msgsize.isPresent() && length.isPresent() && length.getAsLong() > msgsize.getAsLong();
        size.getStyleClass().setAll("label", tooLong ? "problem" : "explained");
    }

    private long base(Outgoing outgoing) {
        return outgoing.body() instanceof Body.Lines ? 0 : numbering.next() - 1;
    }

    private Optional<Outgoing> outgoing() {
        return body.body() instanceof Body.Wrong
                ? Optional.empty()
                : priority.value().map(priorities -> new Outgoing(body.body(), priorities));
    }

    /// What is to be sent; empty while something is wrong.
    Optional<Order> order() {
        Optional<Duration> interval = repeat.interval();
        if (repeat.count().isEmpty() || interval.isEmpty() || waiting.value().isEmpty()) {
            return Optional.empty();
        }
        return outgoing()
                .map(o -> new Order(
                        o,
                        o.body() instanceof Body.Lines(var lines)
                                ? lines.size()
                                : repeat.count().getAsLong(),
                        interval.get(),
                        waiting.value().get()));
    }

    /// Takes the numbers of the messages of an order.
    long take(Order order) {
        return order.outgoing().body() instanceof Body.Lines ? 0 : numbering.take(order.count());
    }

    /// Gives those back that were not sent.
    void sent(Order order, long base, long sent) {
        if (!(order.outgoing().body() instanceof Body.Lines)) {
            numbering.sent(base, order.count(), sent);
            preview();
        }
    }

    /// The messages of an order as they would be sent now, without sending them.
    Iterable<Message> rendered(Order order) {
        var messages = order.outgoing().messages(base(order.outgoing()));
        return () -> LongStream.rangeClosed(1, order.count()).mapToObj(messages).iterator();
    }

    /// What was written, as it can be remembered; empty for a file.
    Optional<Draft> draft() {
        return body.draft(priority.text(), priority.isCycling());
    }

    void set(Draft draft) {
        body.set(draft);
        priority.set(draft.priority(), draft.cycling());
    }

    /// Takes a message to be changed and sent again.
    void set(Message message, String origin) {
        body.set(message.body(), WORDS.get("file.held", origin));
        priority.set(Integer.toString(message.priority()), priority.isCycling());
    }

    void askForLines() {
        body.askForLines();
    }

    void focus() {
        body.focus();
    }

    void setMsgsize(OptionalLong newMsgsize) {
        if (!newMsgsize.equals(msgsize)) {
            msgsize = newMsgsize;
            body.setMsgsize(newMsgsize);
            preview();
        }
    }

    void onChange(Runnable then) {
        changed = then;
    }

    Region view() {
        return view;
    }
}

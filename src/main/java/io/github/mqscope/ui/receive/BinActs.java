package io.github.mqscope.ui.receive;

import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.space.Call;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.MessageSaving;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;

/// What can be done with the messages of the bin.
record BinActs(
        UiContext context,
        FileChoice files,
        Node view,
        CallLines calls,
        Supplier<Optional<SeenMessage>> chosen,
        Supplier<List<SeenMessage>> shown) {
    private static final Words WORDS = Words.of(BinActs.class);

    /// Registers the acts and gives their menu items.
    List<MenuItem> register(ObservableBooleanValue noneChosen) {
        var acts = context.actions();
        Action.Category message = Action.Category.MESSAGE;
        acts.add(Action.of(
                        "received.resend",
                        WORDS.get("bin.resend"),
                        message,
                        () -> chosen.get().ifPresent(this::resend))
                .disabledWhen(noneChosen)
                .changes());
        acts.add(Action.of(
                        "received.edit",
                        WORDS.get("bin.edit"),
                        message,
                        () -> chosen.get()
                                .ifPresent(m -> context.composer()
                                        .edit(m.message(), m.target().name().toString())))
                .disabledWhen(noneChosen));
        acts.add(Action.of(
                        "received.copy-to",
                        WORDS.get("bin.copy-to"),
                        message,
                        () -> chosen.get()
                                .ifPresent(m -> context.composer().copyTo(List.of(m.message()), Optional.empty())))
                .disabledWhen(noneChosen)
                .changes());
        acts.add(Action.of("received.export", WORDS.get("bin.export"), message, this::export));
        acts.add(Action.of("received.empty", WORDS.get("bin.empty-act"), message, this::empty));
        return List.of(
                acts.item("received.resend"),
                acts.item("received.edit"),
                acts.item("received.copy-to"),
                acts.item("received.export"),
                acts.item("received.empty"));
    }

    private void resend(SeenMessage message) {
        SendRequest request =
                new SendRequest(message.target(), message.message(), 1, Duration.ZERO, new Waiting.NonBlocking());
        try {
            Call call = context.acts().send(request, over -> {});
            calls.add(call, Asked.sending(1));
        } catch (IllegalStateException tooMany) {
            context.errors().show(WORDS.get("resend.failed", message.target().name()), tooMany);
        }
    }

    private void export() {
        List<SeenMessage> messages = shown.get();
        files.toWrite(WORDS.get("bin.export"), "received.jsonl", view.getScene().getWindow())
                .ifPresent(file -> MessageSaving.save(
                        () -> messages.stream().map(SeenMessage::message).iterator(), file, context.errors()));
    }

    private void empty() {
        var bin = context.acts().seen().bin();
        int count = bin.all().size();
        context.consent()
                .askOnce(
                        "received.empty",
                        WORDS.get("empty.question"),
                        List.of(WORDS.get("empty.loss")),
                        WORDS.get("empty.act", count),
                        bin::empty);
    }
}

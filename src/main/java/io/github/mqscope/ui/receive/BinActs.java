package io.github.mqscope.ui.receive;

import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.MessageSaving;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/// What can be done with the messages of the bin.
record BinActs(QueueActs acts, Actions actions, Composer composer, Dialogs dialogs, CallLines calls) {
    private static final Words WORDS = Words.of(BinActs.class);

    /// Registers the acts and gives their menu items.
    /// @param view   the list
    /// @param chosen its chosen row
    /// @param shown  the messages that it shows
    List<MenuItem> register(
            Node view, ReadOnlyObjectProperty<@Nullable MessageRow> chosen, Supplier<List<SeenMessage>> shown) {
        return List.of(
                one("resend", chosen, this::resend, true),
                one(
                        "edit",
                        chosen,
                        m -> composer.edit(m.message(), m.target().name().toString()),
                        false),
                one("copy-to", chosen, m -> composer.copyTo(List.of(m.message()), Optional.empty()), true),
                item("export", "bin.export", () -> export(view, shown.get())),
                item("empty", "bin.empty-act", this::empty));
    }

    private MenuItem one(
            String what,
            ReadOnlyObjectProperty<@Nullable MessageRow> chosen,
            Consumer<SeenMessage> act,
            boolean changes) {
        Runnable now = () ->
                Optional.ofNullable(chosen.get()).flatMap(MessageRow::seen).ifPresent(act);
        Action action = act(what, "bin." + what, now).disabledWhen(chosen.isNull());
        return actions.item(actions.add(changes ? action.changes() : action).id());
    }

    private MenuItem item(String what, String word, Runnable act) {
        return actions.item(actions.add(act(what, word, act)).id());
    }

    private static Action act(String what, String word, Runnable act) {
        return Action.of("received." + what, WORDS.get(word), Action.Category.MESSAGE, act);
    }

    private void resend(SeenMessage message) {
        SendRequest request =
                new SendRequest(message.target(), message.message(), 1, Duration.ZERO, new Waiting.NonBlocking());
        try {
            Call call = acts.send(request, over -> {});
            calls.add(call, Asked.sending(1));
        } catch (IllegalStateException tooMany) {
            dialogs.errors().show(WORDS.get("resend.failed", message.target().name()), tooMany);
        }
    }

    private void export(Node view, List<SeenMessage> messages) {
        dialogs.files()
                .toWrite(
                        WORDS.get("bin.export"),
                        "received.jsonl",
                        view.getScene().getWindow())
                .ifPresent(file -> MessageSaving.save(
                        () -> messages.stream().map(SeenMessage::message).iterator(), file, dialogs.errors()));
    }

    private void empty() {
        var bin = acts.seen().bin();
        int count = bin.all().size();
        dialogs.consent()
                .askOnce(
                        "received.empty",
                        WORDS.get("empty.question"),
                        List.of(WORDS.get("empty.loss")),
                        WORDS.get("empty.act", count),
                        bin::empty);
    }
}

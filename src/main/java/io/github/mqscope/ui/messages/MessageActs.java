package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// What can be done with the message that is chosen in the list in sight. A message of which only the first bytes
/// are known is not handed on before the whole body has been read.
final class MessageActs {
    private static final Words WORDS = Words.of(MessageActs.class);
    private static final String[] IDS = {"message.edit", "message.copy-to"};

    private final MessagesModel model;
    private final Actions actions;
    private final Composer composer;
    private final ReadOnlyObjectWrapper<@Nullable Message> chosen = new ReadOnlyObjectWrapper<>();

    MessageActs(MessagesModel model, Actions actions, Composer composer) {
        this.model = model;
        this.actions = actions;
        this.composer = composer;
        Action edit = act(IDS[0], KeyCode.E, this::edit);
        Action copy = act(IDS[1], KeyCode.D, message -> composer.copyTo(List.of(message), Optional.empty()));
        Action _ = actions.add(edit);
        Action _ = actions.add(copy.changes());
    }

    private Action act(String id, KeyCode key, Consumer<Message> act) {
        Runnable now = () -> Optional.ofNullable(chosen.get()).ifPresent(act);
        return Action.of(id, WORDS.get(id), Action.Category.MESSAGE, now)
                .key(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN))
                .disabledWhen(chosen.isNull());
    }

    private void edit(Message message) {
        String origin =
                model.queue.get().map(QueueState::name).map(Object::toString).orElseGet(() -> WORDS.get("origin.gone"));
        composer.edit(message, origin);
    }

    /// Puts the acts into the menu of a list.
    void offer(MessageSource source) {
        source.table().offer(actions, IDS);
    }

    /// Acts on what is chosen in this list, from now on.
    void follow(MessageSource source) {
        chosen.bind(source.table().whole());
    }
}

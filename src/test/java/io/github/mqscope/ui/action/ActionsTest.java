package io.github.mqscope.ui.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private static final KeyCombination KEY = new KeyCodeCombination(KeyCode.F5);

    private final Actions actions = new Actions();
    private final AtomicInteger done = new AtomicInteger();

    private Action act(String id) {
        return Action.of(id, "Do it", Action.Category.QUEUE, done::incrementAndGet);
    }

    @Test
    void whatCannotBeDoneNowIsNotDone() {
        SimpleBooleanProperty nothing = new SimpleBooleanProperty(true);
        actions.add(act("queue.unlink").disabledWhen(nothing));
        assertThat(actions.run("queue.unlink")).isFalse();
        nothing.set(false);
        assertThat(actions.run("queue.unlink")).isTrue();
        assertThat(done).hasValue(1);
    }

    @Test
    void readOnlyModeStopsWhatChangesAQueueAndNothingElse() {
        actions.add(act("queue.unlink").changes());
        actions.add(act("queue.copy"));
        actions.readOnly().set(true);
        assertThat(actions.run("queue.unlink")).isFalse();
        assertThat(actions.run("queue.copy")).isTrue();
        assertThat(actions.disabled("queue.unlink").get()).isTrue();
    }

    @Test
    void anActInTheRegistryStaysAsItWasAdded() {
        Action added = actions.add(act("queue.unlink"));
        assertThatThrownBy(() -> added.disabledWhen(new SimpleBooleanProperty()))
                .hasMessageContaining("queue.unlink is in the registry already");
    }

    @Test
    void anIdOrAKeyBelongsToOneAct() {
        actions.add(act("queue.unlink").key(KEY));
        assertThatThrownBy(() -> actions.add(act("queue.unlink"))).hasMessageContaining("queue.unlink");
        assertThatThrownBy(() -> actions.add(act("queue.other").key(KEY)))
                .hasMessageContaining("is the key of queue.unlink");
    }
}

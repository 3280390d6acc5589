package io.github.mqscope.ui;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.Identity;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.live.Pauses;
import io.github.mqscope.ui.settings.Settings;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What every screen works with.
///
/// @param identity who acts in the space, and in which IPC namespace
/// @param snapshot the newest snapshot, set on the FX thread at most once a frame; null before the first
/// @param selected the selected queue, null for none
/// @param message  the message chosen in the selected queue, by the identity that a peek gives it; null for none
/// @param acts     what can be done to queues
/// @param contents looking into queues
/// @param tracing  tracing of calls
/// @param probing  the eye in the kernel, where it is
/// @param events   the loop's events
/// @param errors   where a failure is shown
/// @param consent  asks before an act that loses or disturbs something
/// @param settings what is remembered
/// @param actions  all that can be done, for menus, keys and the palette
/// @param composer takes messages that are to be sent again
/// @param pauses   the lists that can stand still
/// @param files    asks for files
public record UiContext(
        Identity identity,
        ReadOnlyObjectProperty<@Nullable Snapshot> snapshot,
        ObjectProperty<@Nullable QueueKey> selected,
        ObjectProperty<@Nullable Long> message,
        QueueActs acts,
        ContentsActs contents,
        Tracing tracing,
        Probing probing,
        EventLog events,
        ErrorSink errors,
        Consent consent,
        Settings settings,
        Actions actions,
        Composer composer,
        Pauses pauses,
        FileChoice files) {

    /// Shows a failure in place, until dismissed or replaced.
    @FunctionalInterface
    public interface ErrorSink {
        void show(String what, Throwable failure);
    }

    /// Asks before an act: the button names it, the focus is on Cancel.
    @FunctionalInterface
    public interface Consent {
        void ask(String question, List<String> consequences, String act, Runnable then);

        /// Asks, unless the user wants no more questions of this kind until mqscope ends.
        /// @param kind what all acts of the kind have in common, such as `queue.unlink`
        default void askOnce(String kind, String question, List<String> consequences, String act, Runnable then) {
            ask(question, consequences, act, then);
        }
    }

    /// The selected queue as last seen.
    public Optional<QueueState> selectedQueue() {
        Snapshot now = snapshot.get();
        QueueKey key = selected.get();
        return now == null || key == null ? Optional.empty() : now.find(key);
    }
}

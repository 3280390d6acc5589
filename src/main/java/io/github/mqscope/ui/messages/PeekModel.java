package io.github.mqscope.ui.messages;

import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.Provenance;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.controls.LazyList;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What lies in the queue now, read in the kernel: nothing is taken, nobody is woken. It looks when it is told to.
final class PeekModel {
    private static final Words WORDS = Words.of(PeekModel.class);

    /// Whether the probe is there.
    final BooleanProperty ready = new SimpleBooleanProperty();
    /// Whether the queue has been looked into.
    final BooleanProperty listed = new SimpleBooleanProperty();
    /// Why it has not.
    final ObjectProperty<Nothing> nothing = new SimpleObjectProperty<>(Nothing.YET);
    final ObjectProperty<Origin> line = new SimpleObjectProperty<>(Origin.NONE);

    final Probing probing;
    private final Tracing tracing;
    private final Supplier<Optional<PeekedQueue>> newest;
    private Optional<QueueTarget> target = Optional.empty();
    private @Nullable QueueContents shown;
    private @Nullable QueueTrace shownTrace;
    private boolean beingMade;

    /// @param newest the look into the queue by which all is shown
    PeekModel(Probing probing, Tracing tracing, Supplier<Optional<PeekedQueue>> newest) {
        this.newest = newest;
        this.probing = probing;
        this.tracing = tracing;
    }

    /// A list to be made.
    ///
    /// @param now   what is in the queue
    /// @param trace what is known of who sent it, null for nothing
    record Fresh(PeekedQueue now, @Nullable QueueTrace trace) {
        /// Its rows. Any thread.
        Rows rows() {
            List<PeekedMessage> messages = now.contents().messages();
            List<Optional<TraceEvent>> sends = Provenance.of(messages, trace == null ? List.of() : trace.queued());
            return new Rows(
                    new LazyList<>(messages.size(), i -> MessageRow.of(messages.get(i), sends.get(i))),
                    sends.stream().anyMatch(Optional::isPresent));
        }

        /// Why there is none, where there is none.
        String nothing() {
            QueueContents contents = now.contents();
            if (contents.waitingReceivers() > 0) {
                return WORDS.get("peek.hand-off");
            }
            return WORDS.get(contents.settled() ? "peek.empty" : "peek.unsettled");
        }
    }

    /// @param rows  in receive order
    /// @param known whether it is known of any who sent it, and when
    record Rows(List<MessageRow> rows, boolean known) {}

    /// Shows a queue, from the next look on.
    void show(QueueState queue) {
        target = Optional.of(QueueTarget.of(queue));
        tracing.about(Optional.of(queue.key()));
    }

    /// Has the queue be looked into again.
    void ask() {
        probing.peeks().look(target);
    }

    /// Sees how it stands.
    /// @return a list to be made, where there is another
    Optional<Fresh> look() {
        ready.set(probing.state() instanceof ProbeStatus.Ready);
        Optional<PeekedQueue> now = newest.get();
        listed.set(now.isPresent());
        if (now.isEmpty()) {
            forget();
        }
        return now.flatMap(this::look);
    }

    private void forget() {
        shown = null;
        beingMade = false;
        Optional<QueueFailure> failure = probing.peeks().failure();
        nothing.set(new Nothing(
                failure.isPresent() ? Feather.LOCK : Feather.EYE,
                WORDS.get(failure.isPresent() ? "peek.forbidden" : "peek.looking"),
                failure.map(QueueFailure::clauses).orElse("")));
    }

    /// Sees what is in the queue.
    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    Optional<Fresh> look(PeekedQueue now) {
        QueueTrace trace = tracing.queue().orElse(null);
        if (now.contents() == shown && trace == shownTrace) {
            if (!beingMade) {
                say(now);
            }
            return Optional.empty();
        }
        shown = now.contents();
        shownTrace = trace;
        beingMade = true;
        return Optional.of(new Fresh(now, trace));
    }

    /// Says that a list is shown: the line and the list change together.
    void made(Fresh list) {
        beingMade = false;
        say(list.now());
    }

    private void say(PeekedQueue now) {
        QueueContents contents = now.contents();
        line.set(new Origin(
                WORDS.get("peek.line", contents.curmsgs(), contents.qsize(), Ago.time(now.asOf())),
                WORDS.get(contents.settled() ? "peek.settled" : "peek.unsettled"),
                !contents.settled()));
    }

    /// Whether ages are shown, which grow.
    boolean ages() {
        return shownTrace != null && !beingMade;
    }

    /// The whole body of a row of which the first bytes are known, empty if it is gone. Not for the FX thread.
    Optional<Message> body(MessageRow row) {
        PeekedMessage peeked = new PeekedMessage(
                row.number() - 1,
                row.message().priority(),
                row.size(),
                row.key(),
                row.message().body());
        return target.flatMap(of -> probing.peeks().body(of, peeked));
    }
}

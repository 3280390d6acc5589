package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What was in the queue when everything was taken out and put back. It looks when it is told to, and when a look into
/// the queue has come further.
final class InsideModel {
    private static final Words WORDS = Words.of(InsideModel.class);

    /// The look under way, null for none.
    final ObjectProperty<Look.@Nullable Running> running = new SimpleObjectProperty<>();
    /// What the last look found, null for nothing that is known.
    final ObjectProperty<Look.@Nullable Found> found = new SimpleObjectProperty<>();
    /// Why nothing is known, where there is neither of them.
    final ObjectProperty<Nothing> nothing = new SimpleObjectProperty<>(Nothing.YET);
    /// Whether the queue can be looked into.
    final BooleanProperty lookable = new SimpleBooleanProperty();
    /// What did not go as if nothing had happened.
    final ObjectProperty<List<String>> report = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Origin> line = new SimpleObjectProperty<>(Origin.NONE);

    private final LookResults looks;
    private Optional<QueueState> queue = Optional.empty();
    private Instant seen = Instant.EPOCH;

    InsideModel(LookResults looks) {
        this.looks = looks;
        looks.changes().addListener((o, was, now) -> look());
    }

    /// Shows what is known of a queue.
    /// @param asOf when the queue was seen so
    void show(QueueState newQueue, Instant asOf) {
        queue = Optional.of(newQueue);
        seen = asOf;
        look();
    }

    /// The queue that it shows.
    Optional<QueueState> queue() {
        return queue;
    }

    /// Counts how often a look has come further.
    ReadOnlyLongProperty progress() {
        return looks.changes();
    }

    /// Shows how old it is, and how far a look has come.
    void look() {
        queue.ifPresent(now -> look(now, looks.of(now.key()).orElse(null)));
    }

    private void look(QueueState now, @Nullable Look known) {
        running.set(known instanceof Look.Running under ? under : null);
        switch (known) {
            case null -> unknown(now, List.of());
            case Look.Failed(List<String> why) -> unknown(now, why);
            case Look.Restored(int messages, List<String> sentences) -> unknown(now, restored(messages, sentences));
            case Look.Running _ -> report.set(List.of());
            case Look.Found inside -> found(now, inside);
        }
        found.set(known instanceof Look.Found inside ? inside : null);
    }

    private static List<String> restored(int messages, List<String> sentences) {
        List<String> all = new ArrayList<>();
        all.add(WORDS.get("inside.restored", messages));
        all.addAll(sentences);
        return all;
    }

    private void unknown(QueueState now, List<String> sentences) {
        report.set(sentences);
        boolean readable = now.attributes().isPresent();
        lookable.set(readable && now.depth() > 0);
        if (!readable) {
            String why = now.hidden().map(QueueFailure::clauses).orElse("");
            nothing.set(new Nothing(Feather.LOCK, WORDS.get("inside.unknowable"), why));
        } else if (now.depth() == 0) {
            String of = now.blockedReceivers().isEmpty()
                    ? WORDS.get("inside.none-of", now.attributes().get().maxmsg())
                    : WORDS.get("peek.hand-off");
            nothing.set(new Nothing(Feather.INBOX, WORDS.get("inside.empty"), of));
        } else {
            String what = WORDS.get("inside.unknown", now.depth());
            nothing.set(new Nothing(Feather.EYE_OFF, what, WORDS.get("inside.unknown.how")));
        }
    }

    private void found(QueueState now, Look.Found inside) {
        report.set(inside.report());
        Optional<String> changed = inside.changedSince(now, seen);
        String what = inside.messages().isEmpty() ? "inside.nothing" : "inside.as-of";
        line.set(new Origin(
                WORDS.get(what, Ago.of(inside.asOf(), Instant.now())),
                changed.map(c -> WORDS.get("inside.outdated", c)).orElse(WORDS.get("inside.unchanged")),
                changed.isPresent()));
    }
}

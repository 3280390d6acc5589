package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The messages of the selected queue, from the source that is chosen: by a person, or else the most truthful that
/// there is.
public final class MessagesModel {
    /// Where messages come from. The most truthful comes first.
    enum Source {
        PEEK,
        INSIDE,
        SEEN
    }

    private static final Words WORDS = Words.of(MessagesModel.class);

    final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.INSIDE);
    /// The selected queue, empty where there is none.
    final ObjectProperty<Optional<QueueState>> queue = new SimpleObjectProperty<>(Optional.empty());
    /// Why there is none.
    final ObjectProperty<Nothing> nothing = new SimpleObjectProperty<>(Nothing.YET);

    final ContentsActs contents;
    final LookResults looks = new LookResults();
    final PeekModel peek;
    final InsideModel inside = new InsideModel(looks);
    final SeenModel seen;
    private final Selection selection;
    private boolean preferred;

    /// Of a space's queues.
    /// @param log what was sent and received here
    public MessagesModel(Selection selection, Probing probing, Tracing tracing, ContentsActs contents, SeenLog log) {
        this.selection = selection;
        this.contents = contents;
        this.peek = new PeekModel(probing, tracing, () -> {
            selection.refresh();
            return selection.peeked();
        });
        this.seen = new SeenModel(log);
        selection.onChange(this::show);
        selection.message().subscribe(now -> {
            if (now != null) {
                source.set(Source.PEEK); // Only a peek gives messages an identity.
            }
        });
        show();
    }

    /// Which queue is selected, null for none.
    ReadOnlyObjectProperty<@Nullable QueueKey> key() {
        return selection.key();
    }

    /// The message that is chosen everywhere, null for none.
    ObjectProperty<@Nullable Long> message() {
        return selection.message();
    }

    private void show() {
        Optional<QueueState> now = selection.queue();
        Snapshot snapshot = selection.snapshot().get();
        if (now.isPresent() && snapshot != null) {
            peek.show(now.get());
            inside.show(now.get(), snapshot.asOf());
            seen.show(now.get().key());
        } else {
            nothing.set(
                    selection.key().get() == null
                            ? new Nothing(Feather.MAIL, WORDS.get("none"), WORDS.get("none.how"))
                            : new Nothing(Feather.TRASH_2, WORDS.get("gone"), WORDS.get("gone.how")));
        }
        queue.set(now);
    }

    /// A person chooses a source.
    void choose(Source chosen) {
        preferred = true;
        source.set(chosen);
    }

    /// What is really inside comes first, as soon as it can be seen, unless a person has chosen.
    void prefer() {
        if (!preferred && peek.probing.state() instanceof ProbeStatus.Ready) {
            choose(Source.PEEK);
        }
    }

    /// Whether the list of what was seen stands still.
    public Pause pause() {
        return seen.pause;
    }
}

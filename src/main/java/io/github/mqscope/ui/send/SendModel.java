package io.github.mqscope.ui.send;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is being composed for the selected queue, how often and how it is to be sent, and whether it can be now.
public final class SendModel {
    private static final Words WORDS = Words.of(SendModel.class);

    private final Selection selection;
    private final QueueActs acts;
    /// What was sent before, and what was given a name.
    final KeptDrafts kept;
    private final ErrorSink errors;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<QueueState>> queue = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// Whether there is no queue to send to.
    final BooleanBinding nowhere =
            Bindings.createBooleanBinding(() -> queue.get().isEmpty(), queue);
    final BodyModel body = new BodyModel();
    final PriorityModel priority = new PriorityModel();
    final RepeatModel repeat = new RepeatModel();
    private final Numbering numbering = new Numbering();
    /// What to do while the queue is full; empty while the timeout is wrong.
    final ObjectProperty<Optional<Waiting>> waiting = new SimpleObjectProperty<>(Optional.of(new Waiting.Block()));
    /// How many calls are under way.
    final IntegerProperty pending = new SimpleIntegerProperty();
    final BooleanProperty readOnly = new SimpleBooleanProperty();
    /// Whether the messages come from a file, with priorities of their own.
    final BooleanBinding listed =
            Bindings.createBooleanBinding(() -> body.value.get() instanceof Body.Lines, body.value);
    private final ObjectBinding<Optional<Outgoing>> outgoing =
            Bindings.createObjectBinding(this::outgoingNow, body.value, priority.value);
    private final ObjectBinding<Optional<Order>> order =
            Bindings.createObjectBinding(this::orderNow, outgoing, repeat.count, repeat.interval, waiting);
    /// The next message, where they differ from each other.
    final ObjectBinding<Optional<Message>> next =
            Bindings.createObjectBinding(this::nextNow, outgoing, numbering.next());
    private final BooleanBinding tooMany = pending.greaterThanOrEqualTo(CallLines.MOST_PENDING);
    /// Whether it cannot be sent as it is, or no more at once.
    final BooleanBinding cannotSend = Bindings.createBooleanBinding(
            () -> tooMany.get() || order.get().isEmpty() || nowhere.get(), tooMany, order, nowhere);
    /// Why nothing can be sent whatever is composed; empty where it can.
    final StringBinding why = Bindings.createStringBinding(this::whyNow, readOnly, tooMany);
    /// What sending does, in words.
    final StringBinding act = Bindings.createStringBinding(this::actNow, order);
    private String numbered = "";

    /// Nothing is written yet.
    /// @param settings remember what was sent
    /// @param fx       the thread on which all of this is used
    public SendModel(Selection selection, QueueActs acts, Settings settings, ErrorSink errors, Executor fx) {
        this.selection = selection;
        this.acts = acts;
        this.kept = new KeptDrafts(settings);
        this.errors = errors;
        this.fx = fx;
        repeat.given.bind(listed);
        body.value.addListener((o, was, now) -> renumber());
        selection.onChange(this::look);
        look();
    }

    private void look() {
        queue.set(selection.queue());
        OptionalLong most = queue.get().stream()
                .flatMap(q -> q.attributes().stream())
                .mapToLong(a -> a.msgsize())
                .findAny();
        if (!most.equals(body.msgsize.get())) {
            body.msgsize.set(most);
        }
    }

    private void renumber() {
        draft().map(Draft::body).filter(text -> !text.equals(numbered)).ifPresent(text -> {
            numbered = text;
            numbering.restart();
        });
    }

    private Optional<Outgoing> outgoingNow() {
        Body now = body.value.get();
        return now instanceof Body.Wrong
                ? Optional.empty()
                : priority.value.get().map(p -> new Outgoing(now, p));
    }

    private Optional<Order> orderNow() {
        OptionalLong count = repeat.count.get();
        var interval = repeat.interval.get();
        if (count.isEmpty() || interval.isEmpty() || waiting.get().isEmpty()) {
            return Optional.empty();
        }
        return outgoing.get()
                .map(o -> new Order(
                        o,
                        o.body() instanceof Body.Lines(var lines) ? lines.size() : count.getAsLong(),
                        interval.get(),
                        waiting.get().get()));
    }

    private Optional<Message> nextNow() {
        return outgoing.get()
                .filter(o -> o.varies() && !(o.body() instanceof Body.Lines))
                .map(o -> o.messages(base(o)).apply(1));
    }

    private String whyNow() {
        if (readOnly.get()) {
            return WORDS.get("read-only");
        }
        return tooMany.get() ? WORDS.get("too-many", CallLines.MOST_PENDING) : "";
    }

    private String actNow() {
        return order.get()
                .filter(o -> o.count() > 1)
                .map(o -> WORDS.get("send.many", o.count()))
                .orElse(WORDS.get("send"));
    }

    private long base(Outgoing of) {
        return of.body() instanceof Body.Lines ? 0 : numbering.next().get() - 1;
    }

    /// Sends what is composed, unless it cannot be.
    /// @param follow told what is asked for, and how it is started from the message of a number
    void send(BiConsumer<Asked, LongFunction<Optional<Call>>> follow) {
        Optional<QueueState> to = queue.get();
        if (cannotSend.get() || readOnly.get() || to.isEmpty()) {
            return;
        }
        Order now = order.get().orElseThrow();
        long base = base(now.outgoing());
        SendRequest request = new SendRequest(
                QueueTarget.of(to.get()), now.outgoing().batch(base), now.count(), now.interval(), now.waiting());
        LongConsumer sent = numbers(now, base);
        follow.accept(Asked.sending(now.count()), first -> start(request, first, sent));
        draft().ifPresent(kept::sent);
    }

    // Takes the numbers of an order; those that were not sent are given back.
    private LongConsumer numbers(Order of, long base) {
        if (of.outgoing().body() instanceof Body.Lines) {
            return sent -> {};
        }
        long _ = numbering.take(of.count());
        return sent -> numbering.sent(base, of.count(), sent);
    }

    /// @param whenOver told how many of the first order were sent or left out
    private Optional<Call> start(SendRequest all, long first, LongConsumer whenOver) {
        try {
            return Optional.of(acts.send(
                    all.from(first), over -> fx.execute(() -> whenOver.accept(first - 1 + over.messages()))));
        } catch (IllegalStateException full) {
            whenOver.accept(first - 1);
            errors.show(WORDS.get("failed", all.target().name()), full);
            return Optional.empty();
        }
    }

    /// The messages as they would be sent now, without sending them; empty while something is wrong.
    Optional<Iterable<Message>> rendered() {
        return order.get().map(now -> {
            var messages = now.outgoing().messages(base(now.outgoing()));
            return () ->
                    LongStream.rangeClosed(1, now.count()).mapToObj(messages).iterator();
        });
    }

    /// What was written, as it can be remembered; empty for a file.
    Optional<Draft> draft() {
        return body.draft(priority.text.get().strip(), priority.cycling.get());
    }

    /// Puts what was remembered back.
    void set(Draft draft) {
        body.set(draft);
        priority.cycling.set(draft.cycling());
        priority.text.set(draft.priority());
    }

    /// The length of the next message, empty where it is not known or each has its own.
    OptionalLong length() {
        if (listed.get()) {
            return OptionalLong.empty();
        }
        return next.get().map(m -> OptionalLong.of(m.size())).orElseGet(body::length);
    }

    /// The selected queue as last seen.
    ReadOnlyObjectProperty<Optional<QueueState>> queue() {
        return queue.getReadOnlyProperty();
    }
}

package io.github.mqscope.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.LocalProbing;
import io.github.mqscope.local.LocalTracing;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.TakingContents;
import io.github.mqscope.ui.WatchedQueue;
import io.github.mqscope.ui.messages.MessagesModel.Source;
import io.github.mqscope.ui.viewer.MessageRow;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Without a window.
class MessagesModelTest {
    private final TakingContents contents = new TakingContents();
    private WatchedQueue watched;
    private LocalProbing probing;
    private MessagesModel model;

    @BeforeEach
    void open() throws Exception {
        watched = new WatchedQueue(TestQueue.create());
        LocalTracing tracing = new LocalTracing(watched.loop, new TraceLog(), watched.log);
        probing = new LocalProbing(watched.access, tracing, watched.log, Optional.empty());
        watched.peeks = probing.peeks()::latest;
        model = new MessagesModel(watched.selection, probing, tracing, contents, watched.acts.seen());
    }

    @AfterEach
    void close() throws Exception {
        watched.close();
        probing.close();
    }

    private void send(int priority, String text) throws Exception {
        watched.queue.queue().send(new Message(priority, text.getBytes(UTF_8)));
    }

    private QueueTarget target() {
        return QueueTarget.of(watched.selection.queue().orElseThrow());
    }

    private void openProbe() {
        Requires.bpf();
        probing.open();
        watched.await("the probe is there", () -> probing.state() instanceof ProbeStatus.Ready);
    }

    private void awaitLook(BooleanSupplier condition) {
        watched.await("the look has come further", () -> {
            model.looks.tick();
            return condition.getAsBoolean();
        });
    }

    private static List<String> words(List<MessageRow> rows) {
        return rows.stream()
                .map(row -> row.message().priority() + " "
                        + new String(row.message().body(), UTF_8))
                .toList();
    }

    @Test
    void whatIsReallyInsideComesFirstAsSoonAsItCanBeSeen() {
        model.prefer();
        assertThat(model.source.get()).isEqualTo(Source.INSIDE);
        openProbe();
        model.prefer();
        assertThat(model.source.get()).isEqualTo(Source.PEEK);
        model.choose(Source.SEEN);
        model.prefer();
        assertThat(model.source.get()).isEqualTo(Source.SEEN);
    }

    @Test
    void whatAPersonHasChosenBeforeStays() {
        model.choose(Source.SEEN);
        openProbe();
        model.prefer();
        assertThat(model.source.get()).isEqualTo(Source.SEEN);
    }

    @Test
    void aMessageThatIsChosenElsewhereIsOneOfThePeek() {
        watched.selection.message().set(7L);
        assertThat(model.source.get()).isEqualTo(Source.PEEK);
    }

    @Test
    void saysWhyThereIsNoQueue() {
        assertThat(model.queue.get()).isPresent();
        watched.selection.key().set(null);
        assertThat(model.queue.get()).isEmpty();
        assertThat(model.nothing.get().what()).isEqualTo("No queue selected");
    }

    @Test
    void aQueueThatWasUnlinkedIsGone() throws Exception {
        QueueOpen.unlink(watched.queue.name());
        watched.await("it is gone", () -> model.queue.get().isEmpty());
        assertThat(model.nothing.get().what()).isEqualTo("This queue is gone");
    }

    @Test
    void nothingIsKnownUntilItIsLookedInside() throws Exception {
        watched.awaitDepth(0);
        assertThat(model.inside.lookable.get()).isFalse();
        assertThat(model.inside.nothing.get().why()).isEqualTo("0 of 10 messages.");
        send(1, "a");
        watched.awaitDepth(1);
        assertThat(model.inside.lookable.get()).isTrue();
        assertThat(model.inside.nothing.get().what()).contains("1 message inside, not known which");
    }

    @Test
    void aLookIsFollowedAndWhatItFoundGetsOutOfDate() throws Exception {
        send(1, "first");
        send(7, "high");
        watched.awaitDepth(2);
        contents.steps.drainPermits();
        contents.report = List.of("One came back out of order.");
        model.looks.start(contents.look(target()), 2);
        assertThat(model.inside.running.get()).isNotNull();
        assertThat(model.looks.running().get()).isTrue();
        contents.steps.release(100);
        awaitLook(() -> model.inside.found.get() != null);
        assertThat(model.looks.running().get()).isFalse();
        assertThat(model.looks.ended().get()).isEqualTo(1);
        assertThat(model.inside.running.get()).isNull();
        assertThat(model.inside.found.get().messages())
                .extracting(Message::priority)
                .containsExactly(7, 1);
        assertThat(model.inside.report.get()).containsExactly("One came back out of order.");
        assertThat(model.inside.line.get().warned()).isFalse();
        send(2, "later");
        watched.await("out of date", () -> model.inside.line.get().warned());
        assertThat(model.inside.line.get().how()).contains("3 inside now");
    }

    @Test
    void whatWasSeenIsListedAndWaitsWhileItStandsStill() {
        watched.acts.seen().add(target(), true, new Message(3, "out".getBytes(UTF_8)));
        model.seen.look();
        model.seen.pause.on().set(true);
        watched.acts.seen().add(target(), false, new Message(4, "in".getBytes(UTF_8)));
        model.seen.look();
        assertThat(words(model.seen.rows.get())).containsExactly("3 out");
        assertThat(model.seen.pause.waiting().get()).isEqualTo(1);
        model.seen.pause.on().set(false);
        assertThat(words(model.seen.rows.get())).containsExactly("3 out", "4 in");
        assertThat(model.seen.line.get().where()).contains("1 sent, 1 received by mqscope");
    }

    @Test
    void aPeekListsInReceiveOrderAndMakesAListOnlyWhereThereIsAnother() throws Exception {
        assertThat(model.peek.look()).isEmpty();
        assertThat(model.peek.ready.get()).isFalse();
        openProbe();
        send(1, "first");
        send(7, "high");
        watched.awaitDepth(2);
        model.peek.ask();
        PeekModel.Fresh list = awaitPeek(2);
        assertThat(words(list.rows().rows())).containsExactly("7 high", "1 first");
        assertThat(model.peek.line.get()).isEqualTo(Origin.NONE); // It changes with the list.
        model.peek.made(list);
        assertThat(model.peek.line.get().where()).contains("2 messages, 9 bytes");
        assertThat(watched.queue.queue().attributes().curmsgs()).isEqualTo(2);
        assertThat(model.peek.look()).isEmpty();
    }

    private PeekModel.Fresh awaitPeek(int messages) {
        PeekModel.Fresh[] last = new PeekModel.Fresh[1];
        watched.await("they are seen", () -> {
            model.peek.look().ifPresent(fresh -> last[0] = fresh);
            return last[0] != null && last[0].now().contents().messages().size() == messages;
        });
        return last[0];
    }
}

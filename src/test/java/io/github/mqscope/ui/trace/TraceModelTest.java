package io.github.mqscope.ui.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.LocalTracing;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TracePair;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.testing.ToldTraces;
import io.github.mqscope.testing.TracedSends;
import io.github.mqscope.ui.WatchedQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without a window.
class TraceModelTest {
    private static final long HERE = 1;

    @TempDir
    private Path directory;

    private final ToldTraces traces = new ToldTraces();
    private WatchedQueue watched;
    private LocalTracing tracing;
    private TraceModel model;

    @BeforeEach
    void open() throws Exception {
        watched = new WatchedQueue(TestQueue.create());
        tracing = new LocalTracing(watched.loop, new TraceLog(), watched.log);
        model = new TraceModel(watched.selection, watched.acts, tracing, HERE);
    }

    @AfterEach
    void close() throws Exception {
        watched.close();
    }

    private void begin() {
        tracing.with(traces);
        model.pull();
        model.toggle();
        await("it runs", () -> model.running.get());
    }

    private void await(String what, BooleanSupplier condition) {
        watched.await(what, () -> {
            model.pull();
            return condition.getAsBoolean();
        });
    }

    private void send(int priority, String text) throws Exception {
        Message message = new Message(priority, text.getBytes(UTF_8));
        watched.queue.queue().send(message);
        traces.sent(watched.queue, message);
    }

    private void receive() throws Exception {
        traces.received(watched.queue, watched.queue.queue().receive());
    }

    private void sends(int count) {
        TracedSends.of(IntStream.generate(() -> 1).limit(count).toArray()).forEach(tracing.log()::add);
    }

    private List<String> rows() {
        return model.rows().stream()
                .map(row -> row instanceof TraceRow.Call(long _, TraceEvent e)
                        ? TracedWords.function(e) + " " + TraceWords.info(e)
                        : row instanceof TraceRow.Loss(long _, long lost) ? lost + " lost" : "")
                .toList();
    }

    @Test
    void cannotBeBegunWhereNothingCanTraceAndSaysSo() {
        assertThat(model.unavailable.get()).isTrue();
        String unavailable = model.status.get();
        tracing.with(traces);
        model.pull();
        assertThat(model.unavailable.get()).isFalse();
        assertThat(model.status.get()).isNotEqualTo(unavailable);
        assertThat(model.nothing.get()).isTrue();
    }

    @Test
    void showsEachCallFromBeginToEnd() throws Exception {
        begin();
        send(3, "one");
        receive();
        await("both are counted", () -> model.status.get().contains("2 calls seen, 0 lost"));
        assertThat(rows()).containsExactly("mq_send one", "mq_receive one");
        assertThat(model.nothing.get()).isFalse();
        model.toggle();
        await("it has ended", () -> !model.running.get());
        assertThat(model.status.get()).contains("ended: 2 calls seen, 0 lost");
    }

    @Test
    void aFilterHidesCallsAndTheStatusCountsWhatIsShown() throws Exception {
        begin();
        send(3, "one");
        send(5, "two");
        await("both calls", () -> model.rows().size() == 2);
        model.filter(TraceWords.grammar(HERE).parse("prio:>3"), false);
        assertThat(rows()).containsExactly("mq_send two");
        assertThat(model.status.get()).contains("1 shown");
        send(4, "three");
        send(1, "four");
        await("only what it lets through", () -> model.status.get().contains("4 calls seen"));
        assertThat(rows()).containsExactly("mq_send two", "mq_send three");
        model.filter(row -> true, true);
        assertThat(model.rows()).hasSize(4);
        assertThat(model.status.get()).doesNotContain("shown");
    }

    @Test
    void standingStillItCountsWhatWaitsAndShowsItWhenItGoesOn() throws Exception {
        begin();
        send(3, "one");
        await("the call", () -> model.rows().size() == 1);
        model.pause().on().set(true);
        send(4, "two");
        await("one waits", () -> model.pause().waiting().get() == 1);
        assertThat(rows()).containsExactly("mq_send one");
        model.pause().on().set(false);
        TraceModel.Grown grown = model.pull();
        assertThat(grown).isEqualTo(new TraceModel.Grown(1, 0));
        assertThat(rows()).containsExactly("mq_send one", "mq_send two");
    }

    @Test
    void whatFallsOutIsCountedAndNoMoreThanSomeAreTakenOverAtOnce() {
        sends(TraceLog.CAPACITY + 5);
        assertThat(model.pull().added()).isEqualTo(TraceModel.MOST_AT_ONCE);
        await("all that is kept", () -> model.rows().size() == TraceLog.CAPACITY);
        sends(7);
        assertThat(model.pull()).isEqualTo(new TraceModel.Grown(7, 7));
        assertThat(model.rows()).hasSize(TraceLog.CAPACITY);
        assertThat(model.gone()).isEqualTo(12);
    }

    @Test
    void aTraceBegunElsewhereTakesThePlaceOfTheLast() throws Exception {
        begin();
        send(3, "one");
        await("the call", () -> model.rows().size() == 1);
        tracing.stop();
        await("it has ended", () -> !model.running.get());
        model.only.set(true);
        model.toggle();
        await("it runs", () -> model.running.get() && model.rows().isEmpty());
        receive();
        await("its call", () -> model.rows().size() == 1);
        assertThat(rows()).containsExactly("mq_receive one");
    }

    @Test
    void aSavedTraceIsOpenedAgainWithItsPairs() throws Exception {
        begin();
        send(3, "one");
        receive();
        await("both calls", () -> model.rows().size() == 2);
        model.toggle();
        await("it has ended", () -> !model.running.get());
        Path file = directory.resolve("trace.jsonl");
        model.save(file);
        model.toggle();
        await("another", () -> model.rows().isEmpty());
        model.toggle();
        await("it has ended", () -> !model.running.get());
        model.open(file);
        await("both again", () -> model.rows().size() == 2);
        assertThat(model.status.get()).contains("from trace.jsonl, not live: 2 calls seen");
        TraceEvent send = ((TraceRow.Call) model.rows().getFirst()).event();
        long receive = ((TraceRow.Call) model.rows().getLast()).event().sequence();
        assertThat(model.counterpart(send).map(TracePair::receive)).contains(receive);
        assertThat(model.placeOf(receive)).hasValue(1);
        assertThat(model.placeOf(99)).isEmpty();
        assertThat(model.status.get()).doesNotContain("trace.jsonl");
    }

    @Test
    void goesToTheQueueOfACall() throws Exception {
        begin();
        send(3, "one");
        await("the call", () -> model.rows().size() == 1);
        watched.selection.key().set(null);
        assertThat(model.queue()).isEmpty();
        model.go(((TraceRow.Call) model.rows().getFirst()).event());
        assertThat(Optional.ofNullable(watched.selection.key().get()))
                .contains(watched.queue.queue().key());
    }
}

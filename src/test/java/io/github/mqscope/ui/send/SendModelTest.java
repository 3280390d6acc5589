package io.github.mqscope.ui.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.Call;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.WatchedQueue;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Without a window.
class SendModelTest {
    private final List<Call> calls = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private WatchedQueue watched;
    private SendModel model;

    @BeforeEach
    void open() throws Exception {
        watched = new WatchedQueue(TestQueue.create());
        model = new SendModel(
                watched.selection, watched.acts, Settings.inMemory(), (what, why) -> errors.add(what), watched::later);
    }

    @AfterEach
    void close() throws Exception {
        watched.close();
    }

    private void send() {
        model.send((asked, start) -> start.apply(asked.first()).ifPresent(calls::add));
    }

    private void awaitOver(int count) {
        watched.await(
                "the calls are over",
                () -> calls.size() == count && calls.stream().allMatch(Call::isOver));
    }

    private Message received() throws Exception {
        return watched.queue.queue().receive();
    }

    private String next() {
        return model.next.get().map(m -> new String(m.body(), UTF_8)).orElse("");
    }

    @Test
    void sendsWhatIsComposed() throws Exception {
        model.body.text.set("grüße");
        model.priority.text.set("9");
        send();
        awaitOver(1);
        assertThat(received()).isEqualTo(new Message(9, "grüße".getBytes(UTF_8)));
    }

    @Test
    void aBodyBeyondMqMsgsizeCannotBeSentAndSaysWhy() {
        model.body.text.set("x".repeat(TestQueue.MSGSIZE + 1));
        assertThat(model.cannotSend.get()).isTrue();
        assertThat(model.body.problem.get()).contains("mq_msgsize, 64 bytes; this has 65");
        assertThat(model.length()).isEqualTo(OptionalLong.of(TestQueue.MSGSIZE + 1));
        send();
        assertThat(calls).isEmpty();
        model.body.text.set("x".repeat(TestQueue.MSGSIZE));
        assertThat(model.cannotSend.get()).isFalse();
    }

    @Test
    void whatIsWrongIsSaidOfThePartThatIsWrong() {
        model.body.form.set(BodyModel.Form.HEX);
        model.body.hex.set("0g");
        assertThat(model.body.problem.get()).contains("“g” at place 2");
        model.body.hex.set("0f");
        assertThat(model.cannotSend.get()).isFalse();
        model.priority.text.set("32768");
        assertThat(model.priority.problem.get()).contains("A priority is 0 to 32767");
        assertThat(model.cannotSend.get()).isTrue();
        model.priority.text.set("3");
        model.repeat.how.set(RepeatModel.How.RATE);
        model.repeat.perSecond.set("0");
        assertThat(model.cannotSend.get()).isTrue();
        model.repeat.how.set(RepeatModel.How.BURST); // Which has no rate.
        assertThat(model.cannotSend.get()).isFalse();
        model.waiting.set(Optional.empty());
        assertThat(model.cannotSend.get()).isTrue();
    }

    @Test
    void aBurstSaysHowManyAndGivesBackTheNumbersOfThoseThatDidNotFit() {
        model.body.text.set("job {counter:3}");
        model.repeat.how.set(RepeatModel.How.BURST);
        model.repeat.typed.set(OptionalLong.of(25));
        model.waiting.set(Optional.of(new Waiting.NonBlocking()));
        assertThat(model.act.get()).isEqualTo("Send 25 messages");
        assertThat(next()).isEqualTo("job 001");
        send();
        assertThat(next()).isEqualTo("job 026");
        watched.await("15 numbers are given back", () -> next().equals("job 011"));
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.messages()).isEqualTo(10));
        model.body.text.set("other {counter}");
        assertThat(next()).isEqualTo("other 1");
    }

    @Test
    void aBlockedCallCountsAsUnderWayUntilItIsCancelled() throws Exception {
        watched.queue.fill();
        send();
        watched.await("it is blocked", () -> !calls.getFirst().inCall().isZero());
        calls.getFirst().cancel();
        awaitOver(1);
        assertThat(watched.queue.queue().attributes().curmsgs()).isEqualTo(TestQueue.MAXMSG);
    }

    @Test
    void noMoreThanSomeAreUnderWayAtOnceAndNoneInReadOnlyMode() {
        model.pending.set(CallLines.MOST_PENDING);
        assertThat(model.cannotSend.get()).isTrue();
        assertThat(model.why.get()).contains("8 calls are under way");
        model.pending.set(CallLines.MOST_PENDING - 1);
        assertThat(model.cannotSend.get()).isFalse();
        assertThat(model.why.get()).isEmpty();
        model.readOnly.set(true);
        assertThat(model.why.get()).isNotEmpty();
        send();
        assertThat(calls).isEmpty();
    }

    @Test
    void theMessagesOfAFileHaveTheirOwnNumberAndPriorities() throws Exception {
        model.repeat.how.set(RepeatModel.How.BURST);
        model.body.form.set(BodyModel.Form.FILE);
        model.body.file.set(new Body.Lines(List.of(new Message(3, new byte[] {1}), new Message(9, new byte[0]))));
        assertThat(model.listed.get()).isTrue();
        assertThat(model.repeat.how.get()).isEqualTo(RepeatModel.How.ONCE);
        assertThat(model.act.get()).isEqualTo("Send 2 messages");
        send();
        awaitOver(1);
        assertThat(received().priority()).isEqualTo(9);
        assertThat(received().priority()).isEqualTo(3);
        assertThat(model.kept.recent()).isEmpty();
    }

    @Test
    void whatWasSentIsRecentAndComesBackAsItWasWritten() {
        model.body.text.set("one {counter}");
        model.priority.text.set("0..4");
        model.priority.cycling.set(false);
        send();
        awaitOver(1);
        Draft draft = Draft.of(model.kept.recent().getFirst()).orElseThrow();
        model.body.form.set(BodyModel.Form.HEX);
        model.priority.text.set("7");
        model.priority.cycling.set(true);
        model.set(draft);
        assertThat(model.draft()).contains(draft);
        assertThat(draft).isEqualTo(new Draft(Draft.Form.TEMPLATE, "one {counter}", "0..4", false));
    }

    @Test
    void aMessageIsTakenAsTextWhereAnEditorKeepsItElseAsHexUnlessItIsTooLong() {
        assertThat(model.body.set("{pid} stays".getBytes(UTF_8))).isTrue();
        assertThat(model.body.fills.get()).isFalse();
        assertThat(model.body.text.get()).isEqualTo("{pid} stays");
        assertThat(model.body.set(new byte[] {27, '\r'})).isTrue();
        assertThat(model.body.form.get()).isEqualTo(BodyModel.Form.HEX);
        assertThat(model.body.hex.get()).isEqualTo("1b 0d");
        assertThat(model.body.set(new byte[20_000])).isFalse();
    }

    @Test
    void withoutAQueueNothingCanBeSent() {
        watched.selection.key().set(null);
        assertThat(model.nowhere.get()).isTrue();
        assertThat(model.cannotSend.get()).isTrue();
        send();
        assertThat(calls).isEmpty();
        assertThat(errors).isEmpty();
    }
}

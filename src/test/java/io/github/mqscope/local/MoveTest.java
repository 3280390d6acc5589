package io.github.mqscope.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {
    @TempDir
    private Path journals;

    private LocalQueueActs acts;
    private TestQueue from;
    private TestQueue to;

    @BeforeEach
    void create() throws QueueException {
        acts = new LocalQueueActs(QueueAccess.open(), journals, new EventLog());
        from = TestQueue.create();
        to = TestQueue.create(4, 32);
    }

    @AfterEach
    void remove() throws QueueException {
        acts.close();
        from.close();
        to.close();
    }

    private static QueueTarget target(TestQueue queue) throws QueueException {
        return new QueueTarget(queue.name(), queue.queue().key());
    }

    private static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(UTF_8));
    }

    private Call move(long count) throws QueueException {
        return acts.move(new MoveRequest(target(from), target(to), count), call -> {});
    }

    @Test
    void movesTheHeadInReceiveOrderAndKeepsPriorities() throws QueueException {
        from.queue().send(message(1, "last"));
        from.queue().send(message(9, "first"));
        from.queue().send(message(5, "second"));
        to.queue().send(message(5, "was there"));
        Call call = move(2);
        Await.until("the move is over", call::isOver);
        assertThat(call.failure()).isEmpty();
        assertThat(call.messages()).isEqualTo(2);
        assertThat(to.queue().receive()).isEqualTo(message(9, "first"));
        assertThat(to.queue().receive()).isEqualTo(message(5, "was there"));
        assertThat(to.queue().receive()).isEqualTo(message(5, "second"));
        assertThat(from.queue().receive()).isEqualTo(message(1, "last"));
        assertThat(acts.seen().bin().all()).isEmpty();
        assertThat(journals).isEmptyDirectory();
    }

    @Test
    void takesNothingWhereNoJournalCanBeKept() throws Exception {
        from.queue().send(message(0, "stays"));
        Files.setPosixFilePermissions(journals, PosixFilePermissions.fromString("rwxrwxrwx"));
        Call call = move(1);
        Await.until("the move is over", call::isOver);
        assertThat(call.problem().orElseThrow()).contains("others may write to it");
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
    }

    @Test
    void endsWhereTheSourceIsEmpty() throws QueueException {
        from.queue().send(message(0, "one"));
        Call call = move(10);
        Await.until("the move is over", call::isOver);
        assertThat(call.messages()).isEqualTo(1);
        assertThat(call.failure()).isEmpty();
    }

    @Test
    void waitsForRoomWithNothingInHandAndStopsWhenAsked() throws QueueException {
        to.fill();
        from.queue().send(message(0, "stays"));
        Call call = move(1);
        Await.until("it waits", call::isBlocked);
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
        call.cancel();
        Await.until("the move is over", call::isOver);
        assertThat(call.messages()).isZero();
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
        assertThat(call.hasLeftover()).isFalse();
    }

    @Test
    void aMessageTooLongForTheOtherQueueStaysInAJournalUntilItIsInAQueueAgain() throws Exception {
        Message tooLong = new Message(8, new byte[33]);
        from.queue().send(tooLong);
        from.queue().send(message(1, "stays"));
        Call call = move(2);
        Await.until("the move is over", call::isOver);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.MESSAGE_TOO_LONG);
        assertThat(call.hasLeftover()).isTrue();
        assertThat(acts.seen().bin().all()).isEmpty();
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
        acts.close();
        try (QueueAccess access = QueueAccess.open();
                LocalContents contents = new LocalContents(access, journals, new EventLog())) {
            Leftover leftover = contents.leftovers("", Set.of(), 9).leftovers().getFirst();
            assertThat(leftover.messages()).isEqualTo(1);
            assertThat(leftover.queue()).contains(target(from));
            PendingLook back = contents.restore(leftover, false);
            Await.until("it is back", () -> back.stage() == PendingLook.Stage.OVER);
        }
        assertThat(from.queue().receive()).isEqualTo(tooLong);
        assertThat(journals).isEmptyDirectory();
    }

    @Test
    void goesOnBehindTheMessageAtWhichItStopped() throws Exception {
        from.queue().send(new Message(8, new byte[33]));
        from.queue().send(message(1, "goes on"));
        Call stopped = move(2);
        Await.until("the move is over", stopped::isOver);
        Call rest = move(1);
        Await.until("the rest is moved", rest::isOver);
        assertThat(rest.messages()).isEqualTo(1);
        assertThat(to.queue().receive()).isEqualTo(message(1, "goes on"));
        assertThat(journals).isNotEmptyDirectory();
    }

    @Test
    void refusesASuccessorOfTheOtherQueueBeforeTakingAnything() throws QueueException {
        from.queue().send(message(0, "stays"));
        QueueTarget shown = target(to);
        QueueOpen.unlink(to.name());
        QueueOpen.of(to.name()).create(0600).exclusive().capacity(2, 8).open().close();
        Call call = acts.move(new MoveRequest(target(from), shown, 1), over -> {});
        Await.until("the move is over", call::isOver);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.REPLACED);
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
    }
}

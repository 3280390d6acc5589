package io.github.mqscope.ui.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.LocalQueueActs;
import io.github.mqscope.local.QueueAccess;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.Call;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallWordsTest {
    @TempDir
    private Path journals;

    private LocalQueueActs acts;
    private TestQueue from;
    private TestQueue to;

    @BeforeEach
    void create() throws QueueException {
        acts = new LocalQueueActs(QueueAccess.open(), journals, new EventLog());
        from = TestQueue.create();
        to = TestQueue.create();
        from.queue().send(new Message(0, "first".getBytes(UTF_8)));
        from.queue().send(new Message(0, "second".getBytes(UTF_8)));
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

    private Call moved(long count) throws QueueException {
        Call call = acts.move(new MoveRequest(target(from), target(to), count), over -> {});
        Await.until("the move is over", call::isOver);
        return call;
    }

    @Test
    void aMoveThatIsDoneSaysHowMany() throws Exception {
        CallWords words = CallWords.of(moved(2), Asked.moving(2, ""));
        assertThat(words.look()).isEqualTo(CallWords.Look.DONE);
        assertThat(words.state()).isEqualTo("moved 2 messages");
        assertThat(words.advice()).isEmpty();
    }

    @Test
    void aMoveThatCanKeepNoJournalSaysWhyAndWhatToDo() throws Exception {
        Files.setPosixFilePermissions(journals, PosixFilePermissions.fromString("rwxrwxrwx"));
        CallWords words = CallWords.of(moved(2), Asked.moving(2, ""));
        assertThat(words.look()).isEqualTo(CallWords.Look.FAILED);
        assertThat(words.state())
                .startsWith("moved 0 of about 2 messages; failed at message 1: ")
                .contains(journals.toString(), "others may write to it");
        assertThat(words.advice())
                .isEqualTo("Nothing more was taken, and nothing is lost. Mend that, and move the rest.");
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(2);
    }
}

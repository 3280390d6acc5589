package io.github.mqscope.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.files.JournalExport;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalContentsTest {
    private static final List<Message> ORDER =
            List.of(message(9, "high"), message(2, "first"), message(2, "second"), message(0, ""));

    private static final Message RIVAL = message(1, "rival");

    @TempDir
    private Path directory;

    private Path journals;
    private TestQueue queue;
    private QueueAccess access;
    private LocalContents contents;

    @BeforeEach
    void open() throws Exception {
        journals = directory.resolve("journals");
        queue = TestQueue.create(ORDER.size(), TestQueue.MSGSIZE);
        access = QueueAccess.open();
        contents = new LocalContents(access, journals, new EventLog());
    }

    @AfterEach
    void close() throws Exception {
        contents.close();
        access.close();
        queue.close();
    }

    private static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(UTF_8));
    }

    private QueueTarget target() throws QueueException {
        return new QueueTarget(queue.name(), queue.queue().key());
    }

    private void fill() throws QueueException {
        for (int i : List.of(1, 3, 2, 0)) {
            queue.queue().send(ORDER.get(i));
        }
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(ORDER.size());
    }

    private List<Message> receiveAll() throws QueueException {
        List<Message> all = new ArrayList<>();
        try (MessageBuffer buffer = queue.queue().newBuffer()) {
            while (queue.queue().attributes().curmsgs() > 0) {
                queue.queue().receive(buffer);
                all.add(buffer.message());
            }
        }
        return all;
    }

    private static PendingLook ended(PendingLook look) {
        Await.until("the look is over", () -> look.stage() == PendingLook.Stage.OVER);
        return look;
    }

    // Looks while somebody sends as soon as there is room, so that not all fits again.
    private Leftover lookThatFindsTheQueueFull() throws Exception {
        fill();
        Thread rival = Thread.ofPlatform().start(() -> {
            try {
                queue.queue().send(RIVAL);
            } catch (QueueException e) {
                throw new AssertionError(e);
            }
        });
        Await.until("the rival waits", () -> rival.getState() == Thread.State.RUNNABLE && isBlocked());
        PendingLook look = ended(contents.look(target()));
        rival.join(Await.PATIENCE);
        assertThat(look.report()).anyMatch(s -> s.startsWith("Not restored: the queue is full"));
        return contents.leftovers("", Set.of(), 9).leftovers().getFirst();
    }

    private boolean isBlocked() throws Exception {
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                if (Files.readString(task.resolve("wchan")).contains("wq_sleep")) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void showsEverythingInReceiveOrderAndLeavesTheQueueAsItWas() throws Exception {
        fill();
        PendingLook look = ended(contents.look(target()));
        assertThat(look.messages()).isEqualTo(ORDER);
        assertThat(look.report()).isEmpty();
        assertThat(look.failed()).isFalse();
        assertThat(look.restored()).isEqualTo(ORDER.size());
        assertThat(receiveAll()).isEqualTo(ORDER);
        assertThat(contents.leftovers("", Set.of(), 9).leftovers()).isEmpty();
    }

    @Test
    void aQueueThatHasItsNameNowIsNotTouched() throws Exception {
        QueueTarget old = target();
        queue.close();
        queue = TestQueue.create(old.name(), ORDER.size(), TestQueue.MSGSIZE);
        fill();
        PendingLook look = ended(contents.look(old));
        assertThat(look.failed()).isTrue();
        assertThat(look.report()).hasSize(1);
        assertThat(receiveAll()).isEqualTo(ORDER);
        assertThatThrownBy(() -> contents.disturbance(old)).isInstanceOf(QueueException.class);
    }

    @Test
    void tellsWhatItTakesOutBeforeItIsAsked() throws Exception {
        fill();
        assertThat(contents.disturbance(target())).first().asString().startsWith("4 messages will be taken out");
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(4);
    }

    @Test
    void whatDoesNotFitAnyMoreStaysInTheJournalAndCanBePutBackLater() throws Exception {
        Leftover left = lookThatFindsTheQueueFull();
        assertThat(left.messages()).isEqualTo(1);
        assertThat(left.restorable()).isTrue();
        assertThat(receiveAll()).isEqualTo(ORDER);
        PendingLook restore = ended(contents.restore(left, false));
        assertThat(restore.restored()).isEqualTo(1);
        assertThat(restore.report()).isEmpty();
        assertThat(receiveAll()).containsExactly(RIVAL);
        assertThat(contents.leftovers("", Set.of(), 9).leftovers()).isEmpty();
    }

    @Test
    void aFullQueueKeepsTheJournal() throws Exception {
        Leftover left = lookThatFindsTheQueueFull();
        PendingLook restore = ended(contents.restore(left, false));
        assertThat(restore.report()).contains("Not restored: the queue is full.");
        assertThat(contents.leftovers("", Set.of(), 9).leftovers()).containsExactly(left);
    }

    @Test
    void exportsEveryMessageExactlyAndFollowsNoLink() throws Exception {
        Leftover left = lookThatFindsTheQueueFull();
        Path victim = Files.writeString(directory.resolve("victim"), "mine");
        Path file = Files.createSymbolicLink(directory.resolve("export.jsonl"), victim);
        JournalExport.write(contents.messages(left), file);
        assertThat(victim).hasContent("mine");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .first()
                .asString()
                .contains("\"state\":\"restored\"", "\"priority\":9", "\"text\":\"high\"", "\"base64\":\"aGlnaA==\"");
        assertThat(Files.readAllLines(file).getLast()).contains("\"state\":\"taken\"", "\"text\":\"rival\"");
    }

    @Test
    void discardsAJournal() throws Exception {
        contents.discard(lookThatFindsTheQueueFull());
        assertThat(contents.leftovers("", Set.of(), 9).leftovers()).isEmpty();
    }

    @Test
    void aFileThatIsNoJournalIsToldAndCanBeDiscarded() throws Exception {
        ended(contents.look(target()));
        Files.writeString(journals.resolve("1.mqj"), "no journal");
        Leftover left = contents.leftovers("", Set.of(), 9).leftovers().getFirst();
        assertThat(left.queue()).isEmpty();
        assertThat(left.restorable()).isFalse();
        assertThat(left.sentences()).first().asString().contains("cannot be read");
        contents.discard(left);
        assertThat(contents.leftovers("", Set.of(), 9).leftovers()).isEmpty();
    }
}

package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeekTest extends PeekCase {
    @Test
    void anEmptyQueueShowsNoMessages() throws Exception {
        QueueContents contents = contents();
        assertThat(contents.settled()).isTrue();
        assertThat(contents.looks()).isEqualTo(2);
        assertThat(contents.maxmsg()).isEqualTo(TestQueue.MAXMSG);
        assertThat(contents.msgsize()).isEqualTo(TestQueue.MSGSIZE);
        assertThat(contents.curmsgs()).isZero();
        assertThat(contents.messages()).isEmpty();
        assertThat(contents.senders()).isEmpty();
        assertThat(contents.receivers()).isEmpty();
        assertThat(contents.registration()).isEmpty();
    }

    @Test
    void messagesComeInReceiveOrder() throws Exception {
        queue.queue().send(message(3, "three"));
        queue.queue().send(message(9, "nine"));
        queue.queue().send(message(3, "three again"));
        queue.queue().send(message(0, ""));
        queue.queue().send(message(32767, "first of all"));
        QueueContents contents = contents();
        assertThat(texts(contents)).containsExactly("32767 first of all", "9 nine", "3 three", "3 three again", "0 ");
        assertThat(contents.messages()).extracting(PeekedMessage::index).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(contents.messages()).allMatch(PeekedMessage::isWhole);
        assertThat(contents.qsize()).isEqualTo(32);
        assertThat(contents.settled()).isTrue();
    }

    @Test
    void nothingIsTakenAndNoTimeChanges() throws Exception {
        queue.queue().send(message(1, "stays"));
        Map<String, Object> before = times();
        for (int i = 0; i < 100; i++) {
            assertThat(contents().messages()).hasSize(1);
        }
        assertThat(times()).isEqualTo(before);
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(1);
        assertThat(queue.queue().receive()).isEqualTo(message(1, "stays"));
    }

    private Map<String, Object> times() throws Exception {
        Path file = Path.of("/proc/self/fd/" + queue.queue().fd().number());
        return Files.readAttributes(file, "unix:lastAccessTime,lastModifiedTime,ctime");
    }

    @Test
    void aPageOfThemIsShown() throws Exception {
        for (int i = 0; i < 10; i++) {
            queue.queue().send(message(i, "number " + i));
        }
        QueueContents page = peek.contents(queue.queue(), new PeekRequest(4, 3, 8));
        assertThat(texts(page)).containsExactly("5 number 5", "4 number 4", "3 number 3");
        assertThat(page.messages()).extracting(PeekedMessage::index).containsExactly(4L, 5L, 6L);
        assertThat(page.curmsgs()).isEqualTo(10);
        assertThat(page.settled()).isTrue();
        assertThat(peek.contents(queue.queue(), new PeekRequest(10, 3, 8)).messages())
                .isEmpty();
        assertThat(peek.contents(queue.queue(), PeekRequest.none()).messages()).isEmpty();
    }

    @Test
    void aPreviewIsCutAndTheBodyReadOnDemand() throws Exception {
        queue.queue().send(message(1, "other"));
        queue.queue().send(message(1, "a body longer than its preview"));
        PeekedMessage cut = peek.contents(queue.queue(), new PeekRequest(1, 1, 6))
                .messages()
                .getFirst();
        assertThat(cut.isWhole()).isFalse();
        assertThat(cut.size()).isEqualTo(30);
        assertThat(cut.preview()).isEqualTo("a body".getBytes(StandardCharsets.UTF_8));
        assertThat(peek.body(queue.queue(), cut)).contains(message(1, "a body longer than its preview"));
        queue.queue().receive();
        assertThat(peek.body(queue.queue(), cut)).as("moved up").contains(message(1, "a body longer than its preview"));
        queue.queue().receive();
        assertThat(peek.body(queue.queue(), cut)).as("gone").isEmpty();
    }

    @Test
    void aLongBodyIsReadInPieces() throws Exception {
        byte[] body = new byte[8192];
        new Random(7).nextBytes(body);
        try (TestQueue wide = TestQueue.create(1, 8192);
                Peek inPieces = new Peek(PeekProgram.load(), 1000, 1 << 20)) {
            wide.queue().send(new Message(1, body));
            PeekedMessage cut = inPieces.contents(wide.queue(), PeekRequest.all(10))
                    .messages()
                    .getFirst();
            assertThat(inPieces.body(wide.queue(), cut)).contains(new Message(1, body));
        }
    }

    @Test
    void moreThanTheWindowHoldsComesPageByPage() throws Exception {
        queue.fill();
        int twoMessages = Page.HEADER + 2 * (Page.RECORD + 8);
        try (Peek narrow = new Peek(PeekProgram.load(), 8, twoMessages)) {
            QueueContents contents = narrow.contents(queue.queue(), PeekRequest.all(64));
            assertThat(contents)
                    .usingRecursiveComparison()
                    .ignoringFields("looks")
                    .isEqualTo(withIdentities(contents));
            assertThat(contents.looks()).isEqualTo(10);
            assertThat(narrow.contents(queue.queue(), new PeekRequest(3, 5, 64)).messages())
                    .isEqualTo(contents.messages().subList(3, 8));
        }
    }

    // The same queue seen at once, with the identities that another loaded program gives the same messages.
    private QueueContents withIdentities(QueueContents other) throws Exception {
        QueueContents all = contents();
        List<PeekedMessage> messages = new ArrayList<>();
        for (PeekedMessage m : all.messages()) {
            long identity = other.messages().get((int) m.index()).identity();
            messages.add(new PeekedMessage(m.index(), m.priority(), m.size(), identity, m.preview()));
        }
        return new QueueContents(
                all.maxmsg(),
                all.msgsize(),
                all.curmsgs(),
                all.qsize(),
                messages,
                all.senders(),
                all.receivers(),
                all.waitingSenders(),
                all.waitingReceivers(),
                all.registration(),
                all.waitersKnown(),
                all.settled(),
                all.looks());
    }

    @Test
    void anotherMessageAtTheSamePlaceHasAnotherIdentity() throws Exception {
        queue.queue().send(message(1, "one"));
        PeekedMessage one = contents().messages().getFirst();
        assertThat(contents().messages().getFirst()).isEqualTo(one);
        queue.queue().receive();
        queue.queue().send(message(1, "two"));
        assertThat(contents().messages().getFirst().identity()).isNotEqualTo(one.identity());
    }

    @Test
    void aDescriptorForSendingOnlyIsRefused() throws Exception {
        try (MessageQueue writer =
                QueueOpen.of(queue.name()).access(Access.WRITE).open()) {
            assertThatThrownBy(() -> peek.contents(writer, PeekRequest.all(64)))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure().cause()).isEqualTo(Cause.WRONG_DESCRIPTOR))
                    .hasMessageContaining("not open for receiving");
        }
    }

    @Test
    void aClosedQueueIsRefused() throws Exception {
        MessageQueue closed = queue.reopen();
        closed.close();
        assertThatThrownBy(() -> peek.contents(closed, PeekRequest.all(64))).isInstanceOf(QueueException.class);
    }

    @Test
    void anUnlinkedQueueIsStillSeenThroughItsDescriptor() throws Exception {
        queue.queue().send(message(4, "orphan"));
        QueueOpen.unlink(queue.name());
        assertThat(texts(contents())).containsExactly("4 orphan");
    }
}

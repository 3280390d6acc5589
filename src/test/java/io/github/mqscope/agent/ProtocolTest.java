package io.github.mqscope.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.local.LocalSpace;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.Repeats;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.Identity;
import io.github.mqscope.space.Space;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the two ends make of each other's bytes, whatever these are.
@Timeout(120)
class ProtocolTest {
    private static final String VERSION = "1";
    private static final int TRIALS = 500;

    private static byte[] stream(String noise, AgentReport... reports) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(noise.getBytes(UTF_8));
        Frames frames = new Frames(AgentServer.MAGIC, InputStream.nullInputStream(), bytes);
        frames.begin();
        for (AgentReport report : reports) {
            frames.write(Wire.bytes(report, AgentReport.class));
        }
        return bytes.toByteArray();
    }

    private static AgentReport.Hello hello(String version) {
        return new AgentReport.Hello(version, new Identity("board", 5, 6, 7, "me", "6.1"));
    }

    private static AgentSpace open(byte[] bytes) throws IOException {
        return AgentSpace.open(VERSION, new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), () -> {});
    }

    @Test
    void whatALoginPrintsFirstIsSkipped() throws Exception {
        try (AgentSpace space = open(stream("Welcome to board!\nmqscope-agen\nmqscope-", hello(VERSION)))) {
            assertThat(space.identity().host()).isEqualTo("board");
        }
    }

    @Test
    void repeatsComeOneByOneAndAreFoldedHere() throws Exception {
        EventLog far = new EventLog();
        for (int depth = 1; depth <= 3; depth++) {
            far.add(LoopEvent.Kind.READY, QueueName.of("/jobs"), depth + " of 9", Repeats.ofDepth(depth, 9));
        }
        AgentReport events = new AgentReport.Events(far.since(0).events(), 0);
        try (AgentSpace space = open(stream("", hello(VERSION), events))) {
            Await.until("they are told", () -> space.events().last() >= 3);
            assertThat(space.events().since(0).events())
                    .extracting(LoopEvent::detail)
                    .startsWith("1 of 9", "2 of 9", "3 of 9");
            assertThat(space.events().folded().events().getFirst()).satisfies(event -> {
                assertThat(event.count()).isEqualTo(3);
                assertThat(event.detail()).endsWith(": 1 to 3 of 9 messages");
            });
        }
    }

    @Test
    void unequalVersionsRefuseAndNameBoth() {
        assertThatThrownBy(() -> open(stream("", hello("2"))))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("mqscope is 1 here and 2 there: both ends must have the same version");
    }

    @Test
    void whoeverIsNoAgentIsQuoted() {
        assertThatThrownBy(() -> open("sh: mqscope: not found".getBytes(UTF_8)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("sh: mqscope: not found");
    }

    /// A pipe that ends before it is closed.
    private static final class LastWord extends FilterOutputStream {
        private LastWord(PipedOutputStream pipe) {
            super(pipe);
        }

        private void end() throws IOException {
            out.close();
        }
    }

    private static Optional<QueueState> seen(@Nullable Snapshot snapshot, QueueName name) {
        return Optional.ofNullable(snapshot).stream()
                .flatMap(now -> now.queues().stream())
                .filter(queue -> queue.name().equals(name))
                .findFirst();
    }

    private static long messages(@Nullable Snapshot snapshot, QueueName name) {
        return seen(snapshot, name)
                .flatMap(QueueState::attributes)
                .map(QueueAttributes::curmsgs)
                .orElse(0L);
    }

    /// What an agent says that watches a queue, and serves a call on it.
    private static byte[] recorded() throws Exception {
        Requires.listing();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (TestQueue queue = TestQueue.create(4, 32);
                LocalSpace local = new LocalSpace((what, why) -> {}, () -> {}, Optional.empty());
                PipedInputStream toNear = new PipedInputStream(1 << 16);
                PipedOutputStream fromFar = new PipedOutputStream(toNear);
                PipedInputStream toFar = new PipedInputStream(1 << 16);
                LastWord fromNear = new LastWord(new PipedOutputStream(toFar))) {
            OutputStream copying = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    said.write(b);
                    fromFar.write(b);
                }
            };
            Thread far = Thread.ofPlatform().daemon().start(() -> {
                try {
                    AgentServer.serve(local, new HandingOver(), VERSION, toFar, copying);
                } catch (IOException ended) {
                    // As the test does.
                }
            });
            AtomicReference<Snapshot> newest = new AtomicReference<>();
            try (AgentSpace near = AgentSpace.open(VERSION, toNear, fromNear, () -> {})) {
                near.watch(newest::set);
                queue.queue().send(new Message(3, "hi".getBytes(UTF_8)));
                Await.until("the message is seen", () -> messages(newest.get(), queue.name()) == 1);
                QueueTarget target =
                        QueueTarget.of(seen(newest.get(), queue.name()).orElseThrow());
                Call call = near.acts()
                        .receive(
                                new ReceiveRequest(
                                        target,
                                        ReceiveRequest.Amount.ONE,
                                        1,
                                        OptionalLong.empty(),
                                        new Waiting.Block()),
                                over -> {});
                Await.until("it is received", call::isOver);
                fromNear.end();
                far.join(10_000);
            }
        }
        return said.toByteArray();
    }

    // Wherever it goes wrong, the connection is said to be lost: never a thread that dies, never for ever.
    @Test
    void bytesThatAreDamagedOnTheWayEndTheConnectionAndNothingElse() throws Exception {
        byte[] good = recorded();
        Random random = new Random(13);
        int opened = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] damaged = damaged(good, random);
            AgentSpace space;
            try {
                space = open(damaged);
            } catch (IOException refused) {
                continue;
            }
            opened++;
            AgentSpace watched = space;
            watched.watch(snapshot -> {});
            Await.until("trial " + trial + " ends", () -> watched.lost().isPresent());
            watched.close();
        }
        assertThat(opened).isGreaterThan(TRIALS / 10);
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> {
                int from = random.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
                System.arraycopy(good, random.nextInt(good.length - (to - from)), bytes, from, to - from);
            }
            case 2 -> words(bytes, random);
            default -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    // Frames stay whole, and a value in one becomes another: null, a number, text.
    private static void words(byte[] bytes, Random random) {
        String[] values = {"null", "-1", "9e9", "\"x\"", "{}", "[]", "true"};
        byte[] value = values[random.nextInt(values.length)].getBytes(UTF_8);
        for (int at = 64 + random.nextInt(bytes.length - 64); at + 12 < bytes.length; at++) {
            if (bytes[at] == ':' && Character.isLetterOrDigit(bytes[at + 1])) {
                int end = at + 1;
                while (end < bytes.length && Character.isLetterOrDigit(bytes[end])) {
                    end++;
                }
                Arrays.fill(bytes, at + 1, end, (byte) ' ');
                System.arraycopy(value, 0, bytes, at + 1, Math.min(value.length, end - at - 1));
                return;
            }
        }
    }

    // What was told last must not be taken for what is.
    @Test
    void anAgentThatFailsEndsTheConnection() throws Exception {
        Space failing = (Space) Proxy.newProxyInstance(
                Space.class.getClassLoader(), new Class<?>[] {Space.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("identity")) {
                        return new Identity("board", 5, 6, 7, "me", "6.1");
                    }
                    throw new IllegalStateException("it fails, as this test wants it");
                });
        try (PipedInputStream toNear = new PipedInputStream(1 << 16);
                PipedOutputStream fromFar = new PipedOutputStream(toNear);
                PipedInputStream toFar = new PipedInputStream(1 << 16);
                PipedOutputStream fromNear = new PipedOutputStream(toFar)) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    AgentServer.serve(failing, new HandingOver(), VERSION, toFar, fromFar);
                } catch (IOException ended) {
                    // As the test does.
                }
            });
            try (AgentSpace near = AgentSpace.open(VERSION, toNear, fromNear, () -> {})) {
                Await.until("it is lost", () -> near.lost().isPresent());
                assertThat(near.lost().orElseThrow()).isEqualTo("the agent has ended, or the way to it");
            }
        }
    }

    // A length is believed as far as bytes come for it.
    @Test
    void aFrameThatIsAnnouncedAndDoesNotComeTakesNoMemory() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(stream("", hello(VERSION)));
        bytes.writeBytes(new byte[] {2, 0, 0, 0, '{'});
        try (AgentSpace space = open(bytes.toByteArray())) {
            Await.until("it is lost", () -> space.lost().isPresent());
            assertThat(space.lost().orElseThrow()).contains("in the middle of a frame");
        }
    }

    @Test
    void anAgentSaysFirstWhoItIs() throws Exception {
        byte[] good = recorded();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(good))) {
            assertThat(new String(in.readNBytes(14), UTF_8)).isEqualTo("mqscope-agent\n");
            assertThat(new String(in.readNBytes(in.readInt()), UTF_8))
                    .startsWith("{\"is\":\"Hello\",\"version\":\"1\"");
        }
    }
}

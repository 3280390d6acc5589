package io.github.mqscope.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.loop.CommandLoop;
import io.github.mqscope.pipe.ProtocolException;
import io.github.mqscope.testing.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The two ends of a relay in one process, with a pipe each way.
@Timeout(30)
class RelayEndsTest {
    private final Output output = new Output();
    private final AtomicInteger halts = new AtomicInteger();
    private final CompletableFuture<OptionalInt> status = new CompletableFuture<>();
    private Pipe there;
    private Pipe back;

    /// What is written, checked, and how it fails.
    private static final class Output implements CommandOutput {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final List<Long> checked = new CopyOnWriteArrayList<>();
        private volatile String full = "";
        private volatile boolean gone;

        @Override
        public void check(long bytes) throws IOException {
            checked.add(bytes);
            fail();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            fail();
            written.writeBytes(bytes);
        }

        private void fail() throws IOException {
            if (!full.isEmpty()) {
                throw new IOException(full);
            }
        }

        @Override
        public boolean hasNoReader() {
            return gone;
        }

        @Override
        public void onHangup(CommandLoop loop, Runnable told) {
            throw new AssertionError("nothing listens here");
        }

        @Override
        public void onAsked(CommandLoop loop, Consumer<String> told) {
            throw new AssertionError("nothing listens here");
        }
    }

    @BeforeEach
    void makePipes() throws IOException {
        there = Pipe.open();
        back = Pipe.open();
    }

    @AfterEach
    void closePipes() throws IOException {
        for (Pipe pipe : List.of(there, back)) {
            pipe.sink().close();
            pipe.source().close();
        }
    }

    private NearEnd near(InputStream input) {
        return new NearEnd(
                Channels.newInputStream(back.source()), Channels.newOutputStream(there.sink()), output, input);
    }

    private CompletableFuture<Optional<FarEnd.Begun>> far(String version) {
        CompletableFuture<Optional<FarEnd.Begun>> begun = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                begun.complete(FarEnd.begin(
                        Channels.newInputStream(there.source()),
                        Channels.newOutputStream(back.sink()),
                        version,
                        halts::incrementAndGet));
            } catch (IOException e) {
                begun.completeExceptionally(e);
            }
        });
        return begun;
    }

    private FarEnd.Begun begin(NearEnd near, byte[]... command) throws Exception {
        var far = far("1");
        near.begin("1", true, false, List.of(command));
        Thread.ofPlatform().daemon().start(() -> {
            try {
                status.complete(near.run());
            } catch (IOException closed) {
                // The test is over.
            }
        });
        return far.get().orElseThrow();
    }

    @Test
    void theCommandArrivesAsItIs() throws Exception {
        byte[] hostile = {(byte) 0xff, '\'', '\n', 1};
        FarEnd.Begun begun =
                begin(near(InputStream.nullInputStream()), "send".getBytes(US_ASCII), hostile, new byte[0]);
        assertThat(begun.words()).containsExactly("send".getBytes(US_ASCII), hostile, new byte[0]);
        assertThat(begun.stdinIsTerminal()).isTrue();
        assertThat(begun.stdoutIsTerminal()).isFalse();
    }

    @Test
    void whatIsSaidToBeWrittenIsWritten() throws Exception {
        FarEnd end = begin(near(InputStream.nullInputStream())).end();
        byte[] large = new byte[(9 << 20) + 3];
        new Random(1).nextBytes(large);
        end.write(large);
        assertThat(output.written.toByteArray()).isEqualTo(large);
        try (OutputStream stream = end.output()) {
            stream.write('x');
            stream.write(new byte[] {'a', 'b', 'c'}, 1, 2);
        }
        assertThat(Arrays.copyOfRange(output.written.toByteArray(), large.length, large.length + 3))
                .isEqualTo("xbc".getBytes(US_ASCII));
    }

    // The answer to a write says of the next one: one round trip a message.
    @Test
    void whatWasCheckedWithAWriteIsNotAskedAgain() throws Exception {
        FarEnd end = begin(near(InputStream.nullInputStream())).end();
        for (int i = 0; i < 3; i++) {
            end.check(100);
            end.write(new byte[5]);
        }
        assertThat(output.checked).containsExactly(100L, 100L, 100L, 100L);
        end.check(100);
        end.check(100); // Nothing was written since.
        end.check(200);
        assertThat(output.checked).endsWith(100L, 100L, 200L).hasSize(6);
    }

    @Test
    void anOutputThatTakesNothingIsToldBeforeAndAfter() throws Exception {
        FarEnd end = begin(near(InputStream.nullInputStream())).end();
        end.check(10);
        output.full = "write: ENOSPC";
        assertThatThrownBy(() -> end.write(new byte[10])).hasMessage("write: ENOSPC");
        assertThatThrownBy(() -> end.check(10)).hasMessage("write: ENOSPC");
        assertThat(end.hasNoReader()).isFalse();
        output.gone = true;
        assertThatThrownBy(() -> end.write(new byte[10])).hasMessage("write: ENOSPC");
        assertThat(end.hasNoReader()).isTrue();
        assertThat(output.written.size()).isZero();
    }

    @Test
    void inputIsReadWhenItIsAskedFor() throws Exception {
        byte[] given = new byte[200_000];
        new Random(2).nextBytes(given);
        ByteArrayInputStream input = new ByteArrayInputStream(given);
        FarEnd end = begin(near(input)).end();
        assertThat(input.available()).isEqualTo(given.length);
        assertThat(end.input().readNBytes(150_000)).isEqualTo(Arrays.copyOf(given, 150_000));
        assertThat(input.available()).isEqualTo(50_000);
        assertThat(end.input().readAllBytes()).isEqualTo(Arrays.copyOfRange(given, 150_000, given.length));
        assertThat(end.input().read()).isEqualTo(-1);
    }

    @Test
    void anInputThatFailsIsToldWithItsReason() throws Exception {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("it broke");
            }
        };
        FarEnd end = begin(near(broken)).end();
        assertThatThrownBy(() -> end.input().read()).hasMessage("it broke");
    }

    @Test
    void aSignalAndAReaderThatGoesAreTold() throws Exception {
        NearEnd near = near(InputStream.nullInputStream());
        FarEnd end = begin(near).end();
        near.end("SIGINT from process 7"); // Also before anybody listens.
        List<String> told = new CopyOnWriteArrayList<>();
        try (CommandLoop loop = new CommandLoop((what, why) -> told.add(what))) {
            loop.start();
            end.onAsked(loop, told::add);
            Await.until("the signal is told", () -> told.contains("SIGINT from process 7"));
            end.onHangup(loop, () -> told.add("gone"));
            near.readerGone();
            Await.until("the reader's end is told", () -> told.contains("gone"));
            assertThat(end.hasNoReader()).isTrue();
        }
    }

    @Test
    void theNearEndsEndIsASignalAndThenTheEnd() throws Exception {
        FarEnd end = begin(near(InputStream.nullInputStream())).end();
        List<String> told = new CopyOnWriteArrayList<>();
        try (CommandLoop loop = new CommandLoop((what, why) -> told.add(what))) {
            loop.start();
            end.onAsked(loop, told::add);
            there.sink().close();
            Await.until("the end is told", () -> told.contains("the other end has gone"));
            assertThatThrownBy(() -> end.write(new byte[1])).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> end.check(1)).isInstanceOf(IOException.class);
            assertThat(end.hasNoReader()).isTrue();
            Await.until("who does not end is ended", () -> halts.get() == 1);
        }
    }

    @Test
    void theStatusIsThatOfTheCommandOrUnknown() throws Exception {
        FarEnd end = begin(near(InputStream.nullInputStream())).end();
        end.ended(3);
        back.sink().close();
        assertThat(status.get()).hasValue(3);
    }

    @Test
    void whoseStreamsEndBeforeHasNoStatus() throws Exception {
        FarEnd _ = begin(near(InputStream.nullInputStream())).end();
        back.sink().close();
        assertThat(status.get()).isEmpty();
    }

    @Test
    void unequalVersionsRefuseAndNameBoth() throws Exception {
        var far = far("2\u001b[31m");
        NearEnd near = near(InputStream.nullInputStream());
        assertThatThrownBy(() -> near.begin("1", false, false, List.of()))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("mqscope there is 2\\x1b[31m and here 1: install the same version at both ends");
        there.sink().close();
        assertThat(far.get()).isEmpty();
    }

    // Frames stay whole; what is in them does not.
    @Test
    void whatIsNotUnderstoodEndsItInOneSentence() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] body = new byte[random.nextInt(12)];
            random.nextBytes(body);
            if (body.length > 0 && random.nextInt(4) > 0) {
                body[0] = "VcCPWdfRieEg".getBytes(US_ASCII)[random.nextInt(12)];
            }
            byte[] hello = {0, 0, 0, 2, 'V', '1'};
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes("login noise\nmqscope-relay\n".getBytes(US_ASCII));
            bytes.writeBytes(hello);
            bytes.writeBytes(ByteBuffer.allocate(4 + body.length)
                    .putInt(body.length)
                    .put(body)
                    .array());
            NearEnd near = new NearEnd(
                    new ByteArrayInputStream(bytes.toByteArray()),
                    OutputStream.nullOutputStream(),
                    output,
                    InputStream.nullInputStream());
            near.begin("1", false, false, new ArrayList<>());
            try {
                var _ = near.run();
            } catch (ProtocolException sentence) {
                assertThat(sentence.getMessage()).isNotEmpty();
            }
        }
    }
}

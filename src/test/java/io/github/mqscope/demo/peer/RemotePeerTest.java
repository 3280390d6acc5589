package io.github.mqscope.demo.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.SignalFd;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemotePeerTest {
    private static Reply ask(RemotePeer peer, Object... words) throws Exception {
        return peer.ask(words).get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesANotificationSignalWhoeverBlockedIt(boolean byEnv) throws Exception {
        List<String> prefix = byEnv ? BlockedSignals.prefix("INT,RTMIN+2") : List.of();
        try (TestQueue queue = TestQueue.create();
                RemotePeer peer = RemotePeer.start(prefix)) {
            long mqd = ask(peer, "open", queue.name(), Mq.O_RDONLY, 0, 0).result();
            assertThat(ask(peer, "notify", mqd, "signal", 5).isDone()).isTrue();
            queue.queue().send(new Message(0, new byte[1]));
            Reply signal = ask(peer, "signal", 5000);
            assertThat(signal.number(1)).isEqualTo(SignalFd.SI_MESGQ);
            assertThat(signal.number(2)).isEqualTo(ProcessHandle.current().pid());
            assertThat(signal.number(4)).isEqualTo(5);
        }
    }

    @Test
    void saysWhatTheKernelAnsweredAndHowLongItTook() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 8);
                RemotePeer peer = RemotePeer.start(BlockedSignals.prefix("INT"))) {
            peer.comm("somebody");
            long mqd = ask(peer, "open", queue.name(), Mq.O_RDWR, 0, 0).result();
            assertThat(ask(peer, "send", mqd, 3, new byte[] {0, (byte) 0xff}, "none")
                            .result())
                    .isZero();
            Reply late = ask(peer, "send", mqd, 0, new byte[1], "50");
            assertThat(late.failedWith(Errno.ETIMEDOUT)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toMillis(late.nanos())).isBetween(50L, 20_000L);
            Reply message = ask(peer, "receive", mqd, 8, "none");
            assertThat(message.result()).isEqualTo(2);
            assertThat(message.number(0)).isEqualTo(3);
            assertThat(message.bytes(1)).containsExactly(0, 0xff);
            assertThat(ask(peer, "close", 9999).failedWith(Errno.EBADF)).isTrue();
            assertThat(Path.of("/proc/" + peer.pid() + "/comm")).hasContent("somebody");
        }
    }

    @Test
    void whoeverWaitsIsToldThatItEnded() throws Exception {
        QueueName name = TestQueue.uniqueName();
        try (RemotePeer peer = RemotePeer.start(BlockedSignals.prefix("INT"))) {
            peer.guard(name);
            long mqd = ask(peer, "open", name, Mq.O_RDWR | Mq.O_CREAT, 1, 8).result();
            var blocked = peer.ask("receive", mqd, 8, "none");
            assertThat(peer.askNow("getattr", mqd).get(20, TimeUnit.SECONDS).isDone())
                    .isTrue();
            peer.kill();
            Assertions.assertThatThrownBy(() -> blocked.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            Await.until("it has ended", () -> !peer.isAlive());
            assertThat(peer.exitStatus()).hasValue(128 + 9);
            Assertions.assertThatThrownBy(() -> ask(peer, "getattr", mqd)).hasMessageContaining("has ended");
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }
}

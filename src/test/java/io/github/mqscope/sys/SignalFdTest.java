package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalFdTest {
    /// Prints what its signalfd gives, until SIGTERM.
    public static final class Listener {
        private Listener() {}

        public static void main(String[] args) throws Exception {
            SigSet set = SigSet.of(Signal.SIGINT, Signal.SIGTERM, Signal.NOTIFICATION);
            try (SignalFd signals = new SignalFd(set);
                    Epoll epoll = new Epoll(1)) {
                epoll.add(signals, Epoll.EPOLLIN, 0);
                System.out.println("blocked " + Signals.blockedByAllThreads(set));
                SignalFd.Info info;
                do {
                    epoll.await(20_000);
                    info = signals.read().orElseThrow();
                    System.out.println(Signal.name(info.signal()) + " " + info.code() + " " + info.pid());
                } while (info.signal() != Signal.SIGTERM);
            }
        }
    }

    @Test
    void aProcessStartedWithTheMaskGetsItsSignalsThroughTheDescriptor() throws Exception {
        Requires.tool("env");
        try (Peer peer = JavaProgram.start(List.of("env", "--block-signal=INT,TERM,RTMIN+2"), Listener.class)) {
            assertThat(peer.line()).isEqualTo("blocked true");
            int pid = Math.toIntExact(peer.pid());
            Signals.kill(pid, Signal.SIGINT);
            assertThat(peer.line()).isEqualTo("SIGINT 0 " + Self.pid());
            Signals.kill(pid, Signal.NOTIFICATION);
            assertThat(peer.line()).isEqualTo("SIGRTMIN+2 0 " + Self.pid());
            Signals.kill(pid, Signal.SIGTERM);
            assertThat(peer.line()).isEqualTo("SIGTERM 0 " + Self.pid());
            assertThat(peer.exitStatus()).isZero();
        }
    }

    @Test
    void blockingInOneThreadIsNotBlockingInAll() throws Exception {
        SigSet set = SigSet.of(50);
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                Signals.block(set);
                assertThat(Signals.blocked().containsAll(set)).isTrue();
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(thread.join(java.time.Duration.ofSeconds(20))).isTrue();
        assertThat(Signals.blockedByAllThreads(set)).isFalse();
    }
}

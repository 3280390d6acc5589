package io.github.mqscope.demo.peer;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A process with one epoll set that holds a queue, a timerfd and a signalfd, as a daemon has it: it takes every
/// message that comes, ticks, and ends in order when a signal asks it to.
///
/// Each event is a line `event KIND TEXT` with the text in base64; the last is `end`, before the queue's
/// descriptor is closed and the process exits with 0.
final class LoopCall {
    private final ProtocolLine words;

    /// `loop NAME TICK_MILLIS`.
    LoopCall(ProtocolLine words) {
        this.words = words;
    }

    /// Returns only where it could not begin.
    Reply run() throws ErrnoException {
        try (MessageQueue queue =
                QueueOpen.of(words.name(1)).access(Access.READ).nonBlocking().open()) {
            serve(queue);
        } catch (QueueException e) {
            throw new ErrnoException("mq_open", e.failure().attempt().errno());
        } catch (ErrnoException e) {
            throw e;
        } catch (IOException e) {
            throw new ErrnoException("loop", Errno.EIO);
        }
        Runtime.getRuntime().halt(0);
        return Reply.of(0, "");
    }

    private void serve(MessageQueue queue) throws IOException {
        try (EventLoop loop = new EventLoop((what, why) -> tell("fault", what + ": " + why.getMessage()));
                MessageBuffer buffer = queue.newBuffer()) {
            loop.watch(queue.fd(), Epoll.EPOLLIN, events -> drain(queue, buffer));
            loop.every(Duration.ofMillis(words.number(2)), n -> tell("timerfd", n + " tick"));
            loop.onSignals(SignalMask.SHUTDOWN, signal -> {
                tell("signalfd", Signal.name(signal.signal()) + " from process " + signal.pid());
                loop.stop();
            });
            tell("begin", Integer.toString(loop.epollFd().number()));
            loop.run();
        }
        tell("end", "the epoll set is closed");
    }

    private static void drain(MessageQueue queue, MessageBuffer buffer) throws QueueException {
        while (queue.tryReceive(buffer)) {
            tell("mqueue", Escaped.of(buffer.message().body(), 80));
        }
    }

    private static void tell(String kind, String text) {
        PeerProgram.print("event " + kind + " " + ProtocolLine.encode(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.github.mqscope.demo.peer;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Makes one call by its name and says what came of it.
final class Calls {
    private final Open open = new Open();
    private final QueueCalls queue = new QueueCalls(open);
    private final EventCalls events = new EventCalls(open);

    Reply make(ProtocolLine words) {
        long begun = System.nanoTime();
        try {
            Reply reply = dispatch(words);
            return new Reply(reply.result(), Optional.empty(), System.nanoTime() - begun, reply.detail());
        } catch (ErrnoException e) {
            return new Reply(-1, Optional.of(e.errno()), System.nanoTime() - begun, "");
        }
    }

    private Reply dispatch(ProtocolLine words) throws ErrnoException {
        return switch (words.text(0)) {
            case "open" -> queue.open(words);
            case "close" -> Reply.of(open.close(words.number(1)), "");
            case "unlink" -> queue.unlink(words);
            case "getattr" -> queue.getattr(words);
            case "setattr" -> queue.setattr(words);
            case "send" -> queue.send(words);
            case "receive" -> queue.receive(words);
            case "notify" -> events.register(words);
            case "notice" -> events.notice(words);
            case "signal" -> events.signal(words);
            case "epoll_create" -> events.create();
            case "epoll_add" -> events.add(words);
            case "epoll_wait" -> events.await(words);
            case "loop" -> new LoopCall(words).run();
            case "nice" -> nice(words.number(1));
            case "rlimit" -> limit(words.big(1));
            case "queues_max" -> queuesMax(words);
            case "create_all" -> queue.createAll(words);
            default -> throw new IllegalArgumentException("no such call: " + words.text(0));
        };
    }

    private static Reply nice(int value) throws ErrnoException {
        Self.nice(0, value);
        return Reply.of(0, "");
    }

    /// `queues_max`, or `queues_max N` to set it first.
    private static Reply queuesMax(ProtocolLine words) throws ErrnoException {
        if (words.size() > 1) {
            try {
                Files.writeString(Path.of("/proc/sys/fs/mqueue/queues_max"), words.text(1));
            } catch (IOException refused) {
                throw new ErrnoException("write", refused instanceof AccessDeniedException ? Errno.EACCES : Errno.EIO);
            }
        }
        return Reply.of(SystemLimits.read().queuesMax(), "");
    }

    private static Reply limit(long bytes) throws ErrnoException {
        Self.softLimit(Self.RLIMIT_MSGQUEUE, bytes);
        return Reply.of(0, Long.toString(Self.softLimit(Self.RLIMIT_MSGQUEUE)));
    }
}

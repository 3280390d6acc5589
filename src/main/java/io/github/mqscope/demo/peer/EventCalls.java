package io.github.mqscope.demo.peer;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.NotifySocket;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Sigevent;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.SignalFd;
import java.lang.foreign.Arena;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// mq_notify, the signal that it brings, and epoll.
final class EventCalls {
    private static final int EVENTS_AT_ONCE = 8;

    private final Open open;
    private @Nullable SignalFd signals;
    private @Nullable NotifySocket socket;
    private @Nullable Epoll epoll;

    EventCalls(Open open) {
        this.open = open;
    }

    /// `notify MQD signal|thread|none|remove VALUE`; the signal's descriptor is there before it can come.
    Reply register(ProtocolLine words) throws ErrnoException {
        int mqd = open.get(words.number(1), "mq_notify").number();
        if (words.text(2).equals("thread")) {
            socket().register(mqd, words.number(3));
            return Reply.of(0, "");
        }
        try (Arena arena = Arena.ofConfined()) {
            long sigevent =
                    switch (words.text(2)) {
                        case "remove" -> 0;
                        case "none" ->
                            Sigevent.of(arena, Sigevent.SIGEV_NONE, 0, 0).address();
                        default ->
                            Sigevent.of(arena, Sigevent.SIGEV_SIGNAL, Signal.NOTIFICATION, words.big(3))
                                    .address();
                    };
            signals();
            Mq.notify(mqd, sigevent);
            return Reply.of(0, "");
        }
    }

    /// `signal MILLIS`: waits for a notification signal, answered by ssi_signo, ssi_code, ssi_pid, ssi_uid and
    /// ssi_int; fails with EAGAIN where none came.
    Reply signal(ProtocolLine words) throws ErrnoException {
        SignalFd descriptor = signals();
        try (Epoll one = new Epoll(1)) {
            one.add(descriptor, Epoll.EPOLLIN, 0);
            one.await(words.number(1));
        }
        Optional<SignalFd.Info> info = descriptor.read();
        if (info.isEmpty()) {
            throw new ErrnoException("read", Errno.EAGAIN);
        }
        SignalFd.Info i = info.get();
        return Reply.of(
                SignalFd.SIGINFO_SIZE, i.signal() + " " + i.code() + " " + i.pid() + " " + i.uid() + " " + i.value());
    }

    /// `notice MILLIS`: waits for what the kernel tells by netlink, answered by `fired` or `removed` and the value;
    /// fails with EAGAIN where nothing came.
    Reply notice(ProtocolLine words) throws ErrnoException {
        NotifySocket descriptor = socket();
        try (Epoll one = new Epoll(1)) {
            one.add(descriptor, Epoll.EPOLLIN, 0);
            one.await(words.number(1));
        }
        Optional<NotifySocket.Info> info = descriptor.read();
        if (info.isEmpty()) {
            throw new ErrnoException("read", Errno.EAGAIN);
        }
        return Reply.of(
                32, (info.get().fired() ? "fired " : "removed ") + info.get().value());
    }

    private NotifySocket socket() throws ErrnoException {
        if (socket == null) {
            socket = new NotifySocket();
        }
        return socket;
    }

    private SignalFd signals() throws ErrnoException {
        if (signals == null) {
            signals = new SignalFd(SigSet.of(Signal.NOTIFICATION));
        }
        return signals;
    }

    /// `epoll_create`: one set a peer.
    Reply create() throws ErrnoException {
        if (epoll != null) {
            epoll.close();
        }
        Epoll made = new Epoll(EVENTS_AT_ONCE);
        epoll = made;
        return Reply.of(made.number(), "");
    }

    /// `epoll_add MQD|signalfd EVENTS`.
    Reply add(ProtocolLine words) throws ErrnoException {
        boolean ofSignals = words.text(1).equals("signalfd");
        var target = ofSignals ? signals() : open.get(words.number(1), "epoll_ctl");
        set().add(target, words.number(2), target.number());
        return Reply.of(0, "");
    }

    /// `epoll_wait MILLIS`, answered by a descriptor and its events for each that is ready.
    Reply await(ProtocolLine words) throws ErrnoException {
        int ready = set().await(words.number(1));
        StringBuilder detail = new StringBuilder();
        for (int i = 0; i < ready; i++) {
            detail.append(set().data(i)).append(' ').append(set().events(i)).append(' ');
        }
        return Reply.of(ready, detail.toString().strip());
    }

    private Epoll set() throws ErrnoException {
        if (epoll == null) {
            throw new ErrnoException("epoll_ctl", Errno.EBADF);
        }
        return epoll;
    }
}

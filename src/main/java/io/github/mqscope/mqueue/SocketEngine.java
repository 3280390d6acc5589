package io.github.mqscope.mqueue;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.NotifySocket;
import java.util.Optional;

/// SIGEV_THREAD as the kernel knows it: a netlink socket, which tells of removals too but not of the sender.
record SocketEngine(NotifySocket socket) implements NotificationEngine {
    @Override
    public Optional<Fd> fd() {
        return Optional.of(socket);
    }

    @Override
    public void register(int mqd, int value) throws ErrnoException {
        socket.register(mqd, value);
    }

    @Override
    public Optional<Told> next() throws ErrnoException {
        return socket.read().map(info -> new Told(info.value(), info.fired(), Optional.empty()));
    }

    @Override
    public void close() {
        socket.close();
    }
}

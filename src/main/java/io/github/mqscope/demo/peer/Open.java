package io.github.mqscope.demo.peer;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The queue descriptors that a peer has open, by their numbers.
final class Open {
    private final Map<Integer, Fd> byNumber = new ConcurrentHashMap<>();

    int add(Fd mqd) {
        byNumber.put(mqd.number(), mqd);
        return mqd.number();
    }

    Fd get(int number, String call) throws ErrnoException {
        Fd mqd = byNumber.get(number);
        if (mqd == null) {
            throw new ErrnoException(call, Errno.EBADF);
        }
        return mqd;
    }

    int close(int number) throws ErrnoException {
        get(number, "mq_close").close();
        byNumber.remove(number);
        return 0;
    }
}

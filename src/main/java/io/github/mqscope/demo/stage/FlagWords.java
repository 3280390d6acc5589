package io.github.mqscope.demo.stage;

import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.Mq;
import java.util.ArrayList;
import java.util.List;

/// Flags by their names in C.
final class FlagWords {
    private FlagWords() {}

    /// `O_NONBLOCK` or `0`, as mq_flags holds them.
    static String mqFlags(long flags) {
        return (flags & Mq.O_NONBLOCK) == 0 ? "0" : "O_NONBLOCK";
    }

    /// `EPOLLIN|EPOLLET`.
    static String epoll(int events) {
        List<String> names = new ArrayList<>();
        add(names, events, Epoll.EPOLLIN, "EPOLLIN");
        add(names, events, Epoll.EPOLLOUT, "EPOLLOUT");
        add(names, events, Epoll.EPOLLET, "EPOLLET");
        return String.join("|", names);
    }

    private static void add(List<String> names, long flags, int flag, String name) {
        if ((flags & flag) != 0) {
            names.add(name);
        }
    }
}

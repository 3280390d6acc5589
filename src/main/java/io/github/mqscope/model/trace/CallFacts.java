package io.github.mqscope.model.trace;

/// What a call reached, and what it was given by pointers.
///
/// @param access  how the queue's descriptor was opened: `r`, `w`, `rw`; empty where none was reached, or not known
/// @param instead what the descriptor is where it is no queue's, safe to show, such as `pipe` or [#NOT_OPEN]
/// @param maxmsg  the queue's `mq_maxmsg`; 0 where it is not known
/// @param msgsize the queue's `mq_msgsize`; 0 where it is not known
/// @param first   where STRUCT_READ: SEND and RECEIVE: the deadline's tv_sec; OPEN: the mq_maxmsg asked for; NOTIFY:
///                sigev_value
/// @param second  SEND and RECEIVE: tv_nsec; OPEN: the mq_msgsize asked for
public record CallFacts(String access, String instead, long maxmsg, long msgsize, long first, long second) {
    /// That a descriptor is none.
    public static final String NOT_OPEN = "not open";

    /// Nothing is known.
    public static final CallFacts NONE = new CallFacts("", "", 0, 0, 0, 0);
}

package io.github.mqscope.model.finding;

import java.util.Optional;

/// A thread of a process that holds queues, at one moment.
///
/// @param tid      its number
/// @param comm     its name, as it says; text of a stranger
/// @param state    as in proc_pid_stat(5): `R` runs, `S` sleeps, `D` sleeps in the kernel, `T` stopped, `t` traced, `Z`
/// ended
/// @param call     the system call it is in, with its argument in words: `read of descriptor 7, a TCP connection to
///                 10.0.0.5:5432`; empty where it is in none or that may not be seen
/// @param function the call's name, likewise; `timed futex` for one that ends by itself
/// @param ticks    CPU time that it has used, in clock ticks
public record SeenThread(
        int tid, String comm, char state, Optional<String> call, Optional<String> function, long ticks) {
    /// Whether it waits for another thread of its process, as far as can be told.
    boolean waitsInside() {
        return function.filter(name -> name.equals("futex")).isPresent();
    }

    boolean runs() {
        return state == 'R';
    }

    /// Whether it is stopped, traced or has ended.
    boolean isStopped() {
        return state == 'T' || state == 't' || state == 'Z' || state == 'X';
    }
}

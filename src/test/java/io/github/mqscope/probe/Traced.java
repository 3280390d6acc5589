package io.github.mqscope.probe;

import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trace of one queue's name, loaded for itself, with what it has told so far.
final class Traced implements AutoCloseable {
    private static final String CALLS = """
            #define _GNU_SOURCE
            #include <errno.h>
            #include <fcntl.h>
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <time.h>
            #include <unistd.h>
            static void nothing(int signal) { }
            static struct timespec in(int ms) {
                struct timespec t;
                clock_gettime(CLOCK_REALTIME, &t);
                long n = t.tv_nsec + ms % 1000 * 1000000L;
                t.tv_sec += ms / 1000 + n / 1000000000;
                t.tv_nsec = n % 1000000000;
                return t;
            }
            int main(int argc, char **argv) {
                static char buffer[8192];
                struct mq_attr attr = { .mq_maxmsg = 10, .mq_msgsize = 64 };
                struct sigevent none = { .sigev_notify = SIGEV_NONE };
                struct timespec until;
                unsigned priority = 0;
                mqd_t q = -1;
                sigaction(SIGALRM, &(struct sigaction){ .sa_handler = nothing }, 0);
                for (int i = 2; i < argc; i++) {
                    int n = atoi(argv[i] + 1);
                    switch (argv[i][0]) {
                    case 'o': q = mq_open(argv[1], O_RDWR | (n ? O_NONBLOCK : 0)); break;
                    case 'c': q = mq_open(argv[1], O_RDWR | O_CREAT, 0600, &attr); break;
                    case 'u': mq_unlink(argv[1]); break;
                    case 's': memset(buffer, 'a' + i % 26, n); mq_send(q, buffer, n, n); break;
                    case 'r': mq_receive(q, buffer, sizeof buffer, &priority); break;
                    case 'b': mq_receive(q, buffer, n, 0); break;
                    case 't': until = in(n); mq_timedreceive(q, buffer, sizeof buffer, &priority, &until); break;
                    case 'n': mq_notify(q, n ? &none : 0); break;
                    case 'g': mq_getattr(q, &attr); break;
                    case 'a': ualarm(n * 1000, 0); break;
                    case 'w': usleep(n * 1000); break;
                    case 'f': for (int k = 0; k < n; k++) {
                                  mq_send(q, buffer, 64, 1);
                                  mq_receive(q, buffer, sizeof buffer, &priority);
                              }
                              break;
                    case 'p': printf("%d\\n", getpid()); fflush(stdout); break;
                    case 'i': getchar(); break;
                    }
                }
                return 0;
            }
            """;

    private final TraceProgram program;
    private final Trace trace;
    private final List<TraceEvent> events = new ArrayList<>();

    private Traced(TraceProgram program, TraceOptions options) throws Exception {
        this.program = program;
        this.trace = program.start(options);
    }

    /// Traces a queue by its name.
    static Traced of(QueueName name, Optional<QueueKey> key) throws Exception {
        return with(new TraceOptions(Map.of(name, key), Optional.empty(), TraceOptions.SNAP_DEFAULT));
    }

    /// Traces for everyone.
    static Traced with(TraceOptions options) throws Exception {
        return with(options, new TraceProgram.Audience(true, 0));
    }

    static Traced with(TraceOptions options, TraceProgram.Audience audience) throws Exception {
        return new Traced(load(audience), options);
    }

    static TraceProgram load(TraceProgram.Audience audience) {
        return switch (TraceProgram.load(audience)) {
            case TraceState.Ready(TraceProgram program) -> program;
            case TraceState.Absent(ProbeUnavailable because) -> throw new AssertionError(because);
        };
    }

    Trace trace() {
        return trace;
    }

    /// Makes queue calls: `calls NAME WORD…`, each word a letter and a number, one after the other.
    static CProgram calls() {
        return CProgram.of(CALLS);
    }

    /// Runs calls on a queue in a process of their own.
    static void run(QueueName name, String... words) throws Exception {
        calls().run(arguments(name, words));
    }

    static String[] arguments(QueueName name, String... words) {
        List<String> all = new ArrayList<>(List.of(new String(name.bytes(), StandardCharsets.UTF_8)));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    /// The events of some calls, all those that were waited for.
    List<TraceEvent> await(int atLeast) {
        Await.until(atLeast + " events, now " + events, () -> {
            trace.read(1000, events::add);
            return events.size() >= atLeast;
        });
        return List.copyOf(events);
    }

    /// Ends the trace and gives all it told.
    List<TraceEvent> finish() throws Exception {
        trace.finish(events::add);
        return List.copyOf(events);
    }

    @Override
    public void close() {
        trace.close();
        program.close();
    }
}

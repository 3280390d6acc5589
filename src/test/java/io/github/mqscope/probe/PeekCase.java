package io.github.mqscope.probe;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A peek, loaded once, and a queue for each test.
abstract class PeekCase {
    /// usage: NAME send PRIORITY TEXT | NAME receive | NAME notify; a nice value may follow.
    static final String PEER = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                char buffer[8192];
                mqd_t q = mq_open(argv[1], O_RDWR);
                prctl(PR_SET_NAME, argv[2]);
                if (!strcmp(argv[2], "send")) {
                    if (argc > 5) nice(atoi(argv[5]));
                    return mq_send(q, argv[4], strlen(argv[4]), atoi(argv[3])) != 0;
                }
                if (!strcmp(argv[2], "notify")) {
                    struct sigevent by = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 3 };
                    signal(SIGRTMIN + 3, SIG_IGN);
                    printf("%d\\n", mq_notify(q, &by));
                    fflush(stdout);
                    pause();
                }
                return mq_receive(q, buffer, sizeof buffer, 0) < 0;
            }
            """;

    static Peek peek;
    TestQueue queue;

    @BeforeAll
    static void load() {
        Requires.bpf();
        peek = Probes.ready();
    }

    @AfterAll
    static void unload() {
        if (peek != null) {
            peek.close();
        }
    }

    @BeforeEach
    void create() throws QueueException {
        queue = TestQueue.create();
    }

    @AfterEach
    void remove() throws QueueException {
        queue.close();
    }

    static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(StandardCharsets.UTF_8));
    }

    QueueContents contents() throws QueueException {
        return peek.contents(queue.queue(), PeekRequest.all(256));
    }

    List<String> texts(QueueContents contents) {
        return contents.messages().stream()
                .map(m -> m.priority() + " " + new String(m.preview(), StandardCharsets.UTF_8))
                .toList();
    }

    Peer peer(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = queue.name().toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CProgram.of(PEER).start(all);
    }
}

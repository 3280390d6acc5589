package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A look into a queue whose registrant is in another PID namespace, where the kernel says NOTIFY_PID 0.
class RegistrantOutsideTest {
    private static final String REGISTRANT = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <unistd.h>
            static void nothing(union sigval value) { }
            /* usage: NAME SIGEV */
            int main(int argc, char **argv) {
                struct sigevent how = { .sigev_notify = atoi(argv[2]) };
                if (how.sigev_notify == SIGEV_SIGNAL) how.sigev_signo = SIGUSR1;
                if (how.sigev_notify == SIGEV_THREAD) how.sigev_notify_function = nothing;
                signal(SIGUSR1, SIG_IGN);
                printf("%d\\n", mq_notify(mq_open(argv[1], O_RDWR), &how));
                fflush(stdout);
                for (;;) pause();
            }
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void mayUnshare() {
        Requires.root();
        Requires.tool("unshare");
    }

    /// Looks, as a process in a PID namespace of its own, and prints what consent is asked for and what is reported.
    static final class Looker {
        private Looker() {}

        static void main(String[] args) throws Exception {
            try (QueueAccess access = QueueAccess.open();
                    LocalContents contents = new LocalContents(access, Path.of(args[1]), new EventLog());
                    MessageQueue queue = QueueOpen.of(args[0]).open()) {
                QueueTarget target = new QueueTarget(queue.name(), queue.key());
                contents.disturbance(target).forEach(sentence -> System.out.println("consent: " + sentence));
                PendingLook look = contents.look(target);
                Await.until("the look is over", () -> look.stage() == PendingLook.Stage.OVER);
                look.report().forEach(sentence -> System.out.println("report: " + sentence));
            }
        }
    }

    private List<String> look(TestQueue queue) throws Exception {
        String journals = directory.resolve("journals").toString();
        List<String> apart = List.of("unshare", "--pid", "--fork", "--mount-proc");
        try (Peer looker = JavaProgram.start(apart, Looker.class, queue.name().toString(), journals)) {
            List<String> lines = looker.lines();
            assertThat(looker.exitStatus()).as(() -> lines.toString()).isZero();
            return lines;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, signal 10", "1, none", "2, thread"})
    void isNamedBeforeAndReportedAfter(String sigev, String via) throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            queue.queue().send(new Message(1, "stays".getBytes(StandardCharsets.UTF_8)));
            try (Peer registrant = CProgram.of(REGISTRANT).start(queue.name().toString(), sigev)) {
                assertThat(registrant.line()).isEqualTo("0");
                List<String> lines = look(queue);
                assertThat(lines)
                        .anyMatch(line -> line.startsWith(
                                "consent: A process outside this PID namespace is registered for notification (" + via))
                        .anyMatch(
                                line -> line.startsWith("report: A process outside this PID namespace was registered"));
                assertThat(queue.queue().attributes().curmsgs()).isEqualTo(1);
                assertThat(queue.queue().status().isRegistered()).isFalse();
            }
        }
    }
}

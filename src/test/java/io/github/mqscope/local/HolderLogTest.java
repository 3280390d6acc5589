package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the log says of real processes that open a queue, close it or end.
@Timeout(60)
class HolderLogTest {
    /// Holds a queue in so many processes; closes it at a line of input, and ends with its input.
    private static final String HOLDER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                prctl(PR_SET_NAME, "orders");
                mqd_t q = mq_open(argv[1], argv[2][0] == 'r' ? O_RDONLY : O_WRONLY);
                if (q < 0) return 1;
                for (int i = atoi(argv[3]); i > 1; i--)
                    if (fork() == 0) {
                        prctl(PR_SET_PDEATHSIG, SIGKILL);
                        pause();
                    }
                printf("open\\n");
                fflush(stdout);
                if (getchar() == EOF) return 0;
                mq_close(q);
                printf("closed\\n");
                fflush(stdout);
                return getchar() == 0;
            }
            """;

    private static final HiddenHolders SOME = new HiddenHolders(1, 0, false, OptionalInt.empty(), false, false, true);

    private final EventLog log = new EventLog();
    private final HolderLog holders = new HolderLog(log);
    private TestQueue queue;
    private ProcessTable table;

    @BeforeEach
    void look() throws Exception {
        queue = TestQueue.create();
        table = new ProcessTable(queue.queue().key().dev());
        look(HiddenHolders.NOTHING);
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
    }

    private Peer holder(String mode, int processes) throws Exception {
        Peer holder = CProgram.of(HOLDER).start(queue.name().toString(), mode, Integer.toString(processes));
        holder.line();
        return holder;
    }

    private void look(HiddenHolders hidden) throws Exception {
        tell(new Holders(openers(), List.of(), List.of(), hidden, table.scan().asOf(), 0));
    }

    private List<Opener> openers() throws Exception {
        return table.scan().openersOf(queue.queue().key());
    }

    private void tell(Holders now) throws Exception {
        holders.changed(now, Map.of(queue.queue().key(), queue.name()));
    }

    private List<String> told() {
        return log.since(0).events().stream().map(LoopEvent::detail).toList();
    }

    private static void end(Peer peer) throws Exception {
        peer.close();
        peer.exitStatus();
    }

    @Test
    void whoOpensAQueueAndEndsAndWhatThatMeans() throws Exception {
        Peer reader = holder("r", 1);
        look(HiddenHolders.NOTHING);
        end(reader);
        look(HiddenHolders.NOTHING);
        look(HiddenHolders.NOTHING);
        String who = "orders (" + reader.pid() + ") ";
        assertThat(told())
                .containsExactly(
                        who + "opened " + queue.name() + ", reads",
                        who + "ended; nobody reads " + queue.name() + " now");
    }

    @Test
    void whoClosesAQueueAndLivesHasNotEnded() throws Exception {
        try (Peer reader = holder("r", 1);
                Peer writer = holder("w", 1)) {
            look(HiddenHolders.NOTHING);
            writer.input().write("\n".getBytes(StandardCharsets.US_ASCII));
            writer.input().flush();
            assertThat(writer.line()).isEqualTo("closed");
            look(HiddenHolders.NOTHING);
            assertThat(told().getLast())
                    .isEqualTo("orders (" + writer.pid() + ") closed " + queue.name() + "; nobody writes to "
                            + queue.name() + " now");
            assertThat(reader.isAlive()).isTrue();
        }
    }

    @Test
    void nobodyIsNotSaidWhereSomeMayNotBeSeenOrWereNotKept() throws Exception {
        for (int omitted = 0; omitted < 2; omitted++) {
            try (Peer reader = holder("r", 1)) {
                look(HiddenHolders.NOTHING);
                end(reader);
                HiddenHolders hidden = omitted == 0 ? SOME : HiddenHolders.NOTHING;
                tell(new Holders(
                        openers(), List.of(), List.of(), hidden, table.scan().asOf(), omitted));
                assertThat(told().getLast()).isEqualTo("orders (" + reader.pid() + ") ended");
            }
        }
    }

    @Test
    void beforeProcessesWereLookedThroughNothingIsSaid() throws Exception {
        try (Peer reader = holder("r", 1)) {
            tell(Holders.NONE);
            look(HiddenHolders.NOTHING);
            tell(Holders.NONE);
            assertThat(told()).isEmpty();
            assertThat(reader.isAlive()).isTrue();
        }
    }

    @Test
    void whileAnotherReadsNobodyIsNotSaidAndMqscopeIsNoReader() throws Exception {
        try (Peer stays = holder("r", 1)) {
            Peer ends = holder("r", 1);
            look(HiddenHolders.NOTHING);
            end(ends);
            look(HiddenHolders.NOTHING);
            assertThat(told().getLast()).isEqualTo("orders (" + ends.pid() + ") ended");
            Peer last = holder("w", 1);
            look(HiddenHolders.NOTHING);
            end(last);
            List<Opener> ours = openers().stream().map(HolderLogTest::mqscope).toList();
            tell(new Holders(
                    ours,
                    List.of(),
                    List.of(),
                    HiddenHolders.NOTHING,
                    table.scan().asOf(),
                    0));
            assertThat(told()).anyMatch(detail -> detail.startsWith("orders (" + last.pid() + ") ended"));
            assertThat(told().getLast()).endsWith("; nobody reads or writes " + queue.name() + " now");
            assertThat(stays.isAlive()).isTrue();
        }
    }

    private static Opener mqscope(Opener of) {
        return new Opener(
                of.queue(), of.pid(), of.comm(), of.uid(), of.fd(), of.access(), of.nonBlocking(), of.compat(), true);
    }

    @Test
    void manyThatEndAtOnceAreOneEvent() throws Exception {
        Peer parent = holder("r", 100);
        look(HiddenHolders.NOTHING);
        end(parent);
        Await.until("all have ended", () -> openers().isEmpty());
        look(HiddenHolders.NOTHING);
        String some = "(orders \\(\\d+\\)(, )?){4} and 96 more ";
        assertThat(told()).hasSize(2);
        assertThat(told().getFirst()).matches(some + "opened " + queue.name() + ", reads");
        assertThat(told().getLast()).matches(some + "ended; nobody reads " + queue.name() + " now");
    }

    @Test
    void theWatcherTellsIt() throws Exception {
        try (Watching watching = Watching.of(queue.name())) {
            Peer reader = holder("r", 1);
            watching.awaitEvent(queue.name(), LoopEvent.Kind.HOLDER);
            end(reader);
            Await.until(
                    "its end",
                    () -> watching.events(queue.name(), LoopEvent.Kind.HOLDER).stream()
                            .anyMatch(event -> event.detail().startsWith("orders (" + reader.pid() + ") ended")));
        }
    }
}

package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.sys.BpfRing;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an ordinary user's trace shows of programs that run with other rights than his, and of strangers.
class TraceVisibilityTest {
    private static final int USER = 61999;

    private static final String CLIENT = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <sys/stat.h>
            #include <unistd.h>
            /* usage: NAME HOW; opens the queue, changes itself, sends two messages, the second is too long */
            int main(int argc, char **argv) {
                static char big[8192];
                struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 64 };
                memset(big, 'B', sizeof big);
                umask(0);
                mqd_t q = mq_open(argv[1], !strcmp(argv[2], "create") ? O_CREAT | O_RDWR : O_RDWR, 0666, &attr);
                if (q == -1) { perror("mq_open"); return 1; }
                if (!strcmp(argv[2], "drop") && setresuid(getuid(), getuid(), getuid())) return 2;
                if (!strcmp(argv[2], "hide")) prctl(PR_SET_DUMPABLE, 0);
                if (mq_send(q, "secret", 6, 3)) { perror("mq_send"); return 3; }
                return mq_send(q, big, sizeof big, 3) != -1;
            }
            """;

    private static final String VICTIM = """
            #include <mqueue.h>
            #include <stdio.h>
            /* usage: HIS PRIVATE; a call on his queue, a line, and after one comes in a message to the other queue */
            int main(int argc, char **argv) {
                struct mq_attr attr;
                mqd_t his = mq_open(argv[1], O_RDWR), own = mq_open(argv[2], O_RDWR);
                if (his == -1 || own == -1 || mq_getattr(his, &attr)) { perror("mq_open"); return 1; }
                puts("called");
                fflush(stdout);
                getchar();
                return mq_send(own, "secret", 6, 1);
            }
            """;

    private final QueueName name = TestQueue.uniqueName();
    private final List<Path> made = new ArrayList<>();

    @BeforeEach
    void mayLoad() {
        Requires.root();
        Requires.bpf();
        Requires.tool("setpriv");
    }

    @AfterEach
    void remove() throws IOException {
        TestQueue.unlinkIfPresent(name);
        for (Path path : made.reversed()) {
            Files.delete(path);
        }
    }

    // Where the user may run it.
    private String client(String... special) throws Exception {
        Path directory = Files.createTempDirectory("mqscope-client");
        made.add(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.copy(CProgram.of(CLIENT).executable(), directory.resolve("client"));
        made.add(file);
        Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(file, all);
        for (String mode : special) {
            try (Peer chmod = Peer.start("chmod", mode, file.toString())) {
                assertThat(chmod.exitStatus()).isZero();
            }
        }
        return file.toString();
    }

    private void run(int uid, String client, String how) throws Exception {
        String id = Integer.toString(uid);
        List<String> command =
                List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", client, text(name), how);
        try (Peer peer = Peer.start(command)) {
            assertThat(peer.exitStatus()).as(() -> how + " as " + id).isZero();
        }
    }

    private static String text(QueueName name) {
        return new String(name.bytes(), StandardCharsets.UTF_8);
    }

    private Traced his() throws Exception {
        TraceOptions options = new TraceOptions(Map.of(name, Optional.empty()), Optional.empty(), 64);
        return Traced.with(options, new TraceProgram.Audience(false, USER));
    }

    private static List<String> payloads(List<TraceEvent> events) {
        return events.stream()
                .filter(event -> event.call() == TraceCall.SEND)
                .map(event -> new String(event.payload(), StandardCharsets.US_ASCII))
                .toList();
    }

    private List<TraceEvent> ofRootsQueue(String client, String how) throws Exception {
        run(0, client(), "create");
        try (Traced his = his()) {
            run(USER, client, how);
            List<TraceEvent> events = his.finish();
            assertThat(his.trace().counts()).isEqualTo(new TraceCounts(events.size(), 0));
            return events;
        }
    }

    @Test
    void showsHisOwnProgramsCallsOnRootsQueue() throws Exception {
        assertThat(payloads(ofRootsQueue(client(), "plain"))).containsExactly("secret", "B".repeat(64));
    }

    @Test
    void showsNothingOfASetUserIdProgram() throws Exception {
        assertThat(ofRootsQueue(client("u+s"), "plain")).isEmpty();
    }

    @Test
    void showsNothingOfASetUserIdProgramThatBecameHisAgain() throws Exception {
        assertThat(payloads(ofRootsQueue(client("u+s"), "drop"))).isEmpty();
    }

    @Test
    void showsNothingOfASetGroupIdProgram() throws Exception {
        assertThat(ofRootsQueue(client("g+s"), "plain")).isEmpty();
    }

    @Test
    void showsNothingOfAProgramThatHidItself() throws Exception {
        assertThat(payloads(ofRootsQueue(client(), "hide"))).isEmpty();
    }

    @Test
    void showsOfAStrangersCallsOnHisQueueOnlyWhatWasInIt() throws Exception {
        String client = client();
        run(USER, client, "create");
        try (Traced his = his()) {
            run(0, client, "plain");
            List<TraceEvent> events = his.finish();
            assertThat(payloads(events)).containsExactly("secret", "");
            assertThat(events.getLast().is(TraceMark.NO_PAYLOAD)).isTrue();
        }
    }

    @Test
    void showsNothingOfAStrangersQueueToWhoAttachesOneProgramAfterTheOther() throws Exception {
        run(USER, client(), "create");
        List<TraceEvent> events = new ArrayList<>();
        try (TestQueue own = TestQueue.create();
                Arena arena = Arena.ofConfined();
                ProbeDescriptors all = TraceProgram.descriptors(new TraceProgram.Audience(false, USER))) {
            new TraceMaps(all, arena).prepare(TraceOptions.everything());
            Fd enter = TraceProgram.attach(all.get("trace_enter"));
            try (Peer victim = CProgram.of(VICTIM).start(text(name), text(own.name()))) {
                assertThat(victim.line()).isEqualTo("called");
                enter.close();
                try (Fd _ = TraceProgram.attach(all.get("trace_exit"))) {
                    victim.input().write('\n');
                    victim.input().flush();
                    assertThat(victim.exitStatus()).isZero();
                }
            }
            TraceDecoder decoder = new TraceDecoder();
            Trace.ring(all, arena)
                    .read(Integer.MAX_VALUE, (memory, at, length) -> events.add(decoder.decode(memory, at)));
        }
        assertThat(payloads(events)).isEmpty();
    }

    @Test
    void everyByteBetweenTheNameAndThePayloadIsZero() throws Exception {
        Requires.tool("taskset");
        QueueName longName = TestQueue.uniqueName("x".repeat(200).getBytes(StandardCharsets.US_ASCII));
        List<byte[]> between = new ArrayList<>();
        try (Arena arena = Arena.ofConfined();
                ProbeDescriptors all = TraceProgram.descriptors(new TraceProgram.Audience(true, 0))) {
            BpfRing ring = Trace.ring(all, arena);
            try (Fd _ = TraceProgram.attach(all.get("trace_enter"));
                    Fd _ = TraceProgram.attach(all.get("trace_exit"))) {
                for (QueueName each : List.of(longName, QueueName.of("/mqst-3"), longName, QueueName.of("/mqst"))) {
                    onOneProcessor(each);
                }
            }
            ring.read(Integer.MAX_VALUE, (memory, at, length) -> between.add(between(memory, at)));
        }
        assertThat(between)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(bytes -> assertThat(bytes).isEqualTo(new byte[bytes.length]));
    }

    private static void onOneProcessor(QueueName queue) throws Exception {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
        command.addAll(Traced.calls().command(Traced.arguments(queue, "o")));
        try (Peer peer = Peer.start(command)) {
            assertThat(peer.exitStatus()).isZero();
        }
    }

    private static byte[] between(MemorySegment memory, long at) {
        int name = Short.toUnsignedInt(memory.get(ValueLayout.JAVA_SHORT, at + 92));
        long from = at + TraceDecoder.RECORD_SIZE + name;
        return memory.asSlice(from, (name + 7 & -8) - name).toArray(ValueLayout.JAVA_BYTE);
    }
}

package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A queue whose owner is a user of a name service that never answers.
class NameServiceTest {
    private static final String STRANGER = "424242";
    private static final String SILENT = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <grp.h>
            #include <pwd.h>
            #include <unistd.h>
            struct passwd *getpwuid(uid_t uid) {
                while (uid == 424242) pause();
                return ((struct passwd *(*)(uid_t)) dlsym(RTLD_NEXT, "getpwuid"))(uid);
            }
            struct group *getgrgid(gid_t gid) {
                while (gid == 424242) pause();
                return ((struct group *(*)(gid_t)) dlsym(RTLD_NEXT, "getgrgid"))(gid);
            }
            """;

    @TempDir
    private Path directory;

    private final QueueName strange = TestQueue.uniqueName();
    private Path service;

    @BeforeEach
    void prepare() throws Exception {
        Requires.root();
        Requires.listing();
        CProgram.of("""
                #include <fcntl.h>
                #include <mqueue.h>
                #include <stdlib.h>
                #include <unistd.h>
                int main(int argc, char **argv) {
                    struct mq_attr attr = { .mq_maxmsg = 1, .mq_msgsize = 8 };
                    mqd_t queue = mq_open(argv[1], O_CREAT | O_EXCL | O_RDWR, 0600, &attr);
                    return queue < 0 || fchown(queue, atoi(argv[2]), atoi(argv[2])) < 0;
                }
                """).run(new String(strange.bytes(), StandardCharsets.UTF_8), STRANGER);
        service = directory.resolve("silent.so");
        Path source = Files.writeString(directory.resolve("silent.c"), SILENT);
        try (Peer cc = Peer.start("cc", "-shared", "-fPIC", "-o", service.toString(), source.toString(), "-ldl")) {
            assertThat(cc.errors()).isEmpty();
        }
    }

    @AfterEach
    void unlink() {
        TestQueue.unlinkIfPresent(strange);
    }

    private Peer mqscope(String... words) throws Exception {
        return JavaProgram.start(List.of("env", "LD_PRELOAD=" + service), Main.class, words);
    }

    @Test
    void theEventsOfOthersGoOn() throws Exception {
        try (TestQueue queue = TestQueue.create();
                MessageBuffer message = queue.queue().newBuffer();
                Peer watch = mqscope("watch", "--json", "--interval", "100ms")) {
            assertThat(watch.line()).contains("queues");
            queue.queue().send(message.set(new Message(0, new byte[1])));
            Await.until("the message is told", () -> watch.line().contains(queue.name() + "\""));
        }
    }

    @Test
    void aListEndsAndShowsTheNumber() throws Exception {
        try (Peer list = mqscope("list", "--json")) {
            assertThat(list.exitStatus()).as("%s", list.errors()).isZero();
            assertThat(list.lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains(strange + "\"")
                            .contains("\"owner\":\"" + STRANGER + "\"")
                            .contains("\"group\":\"" + STRANGER + "\""));
        }
    }
}

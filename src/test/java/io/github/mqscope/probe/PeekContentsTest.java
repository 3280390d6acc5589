package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a C program has written comes back byte for byte, in a namespace with room for it.
///
/// RLIMIT_MSGQUEUE is what limits a queue then. The writer becomes a user of its own, who has all of it.
class PeekContentsTest {
    private static final String WRITER = """
            #define _GNU_SOURCE
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/resource.h>
            #include <sys/stat.h>
            #include <unistd.h>
            struct message { int priority, order, size; unsigned char *body; };
            static int by_receive_order(const void *a, const void *b) {
                const struct message *x = a, *y = b;
                return x->priority != y->priority ? y->priority - x->priority : x->order - y->order;
            }
            /* usage: UID SEED MAXMSG MSGSIZE MINSIZE PRIORITIES; as many messages as RLIMIT_MSGQUEUE lets in */
            int main(int argc, char **argv) {
                struct rlimit limit;
                setresuid(atoi(argv[1]), atoi(argv[1]), atoi(argv[1]));
                srandom(atoi(argv[2]));
                long count = atol(argv[3]), msgsize = atol(argv[4]), least = atol(argv[5]);
                getrlimit(RLIMIT_MSGQUEUE, &limit);
                if (limit.rlim_cur != RLIM_INFINITY && count == 1 && msgsize + 96 > limit.rlim_cur)
                    least = msgsize = limit.rlim_cur - 96;
                while (limit.rlim_cur != RLIM_INFINITY && count * (msgsize + 96) > limit.rlim_cur) count--;
                struct mq_attr attr = { .mq_maxmsg = count, .mq_msgsize = msgsize };
                char name[64];
                sprintf(name, "/mqst-peek-%d", getpid());
                umask(0);
                mqd_t q = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0666, &attr);
                if (q == -1) { perror("mq_open"); return 1; }
                struct message *all = calloc(count, sizeof *all);
                for (int i = 0; i < count; i++) {
                    all[i] = (struct message) { random() % atoi(argv[6]), i, least + random() % (msgsize - least + 1) };
                    all[i].body = malloc(all[i].size + 1);
                    for (int b = 0; b < all[i].size; b++) all[i].body[b] = random() >> 8;
                    if (mq_send(q, (char *)all[i].body, all[i].size, all[i].priority)) { perror("mq_send"); return 1; }
                }
                qsort(all, count, sizeof *all, by_receive_order);
                for (int i = 0; i < count; i++) {
                    printf("%d ", all[i].priority);
                    for (int b = 0; b < all[i].size; b++) printf("%02x", all[i].body[b]);
                    printf("\\n");
                }
                printf("written %s\\n", name);
                fflush(stdout);
                while (getchar() != EOF) {}
                return 0;
            }
            """;

    private static final String LIMITS = "(ulimit -Hq unlimited && ulimit -Sq unlimited) 2>/dev/null;"
            + " echo 65536 > /proc/sys/fs/mqueue/msg_max && echo 16777216 > /proc/sys/fs/mqueue/msgsize_max"
            + " && exec \"$@\"";

    @BeforeEach
    void mayLoad() {
        Requires.root();
        Requires.bpf();
    }

    private static String peek(int snap, String... arguments) throws Exception {
        List<String> wrapper = new ArrayList<>(Requires.privateNamespace());
        wrapper.add(LIMITS);
        wrapper.add("sh");
        List<String> all =
                new ArrayList<>(List.of(CProgram.of(WRITER).executable().toString(), "" + snap));
        all.addAll(List.of(arguments));
        try (Peer peer = JavaProgram.start(wrapper, PeekedNamespace.class, all.toArray(String[]::new))) {
            List<String> lines = peer.lines();
            assertThat(lines).as(String.join("\n", peer.errors())).hasSize(1);
            return lines.getFirst();
        }
    }

    @Test
    void threeHundredMessagesOfRandomPriorityAndSize() throws Exception {
        assertThat(peek(8192, "61001", "1", "300", "2600", "0", "32768")).startsWith("all 300 as written");
    }

    @Test
    void messagesOfUpToThreePieces() throws Exception {
        assertThat(peek(8192, "61002", "2", "300", "8192", "0", "32768")).contains(" as written");
    }

    @Test
    void previewsWithBodiesOnDemand() throws Exception {
        assertThat(peek(100, "61003", "3", "300", "2600", "0", "5")).startsWith("all 300 as written");
    }

    @Test
    void asManyMessagesAsThereMayBe() throws Exception {
        assertThat(peek(64, "61004", "4", "65536", "64", "0", "32768")).contains(" as written");
    }

    @Test
    void theLongestMessageThereMayBe() throws Exception {
        assertThat(peek(64, "61005", "5", "1", "16777216", "16777216", "2")).startsWith("all 1 as written");
    }
}

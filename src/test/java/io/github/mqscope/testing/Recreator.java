package io.github.mqscope.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A program that unlinks its queue and creates it anew, where two of them are too many for its RLIMIT_MSGQUEUE.
///
/// It runs as a user of its own where it may, since the limit is on all queues of a user.
public final class Recreator implements AutoCloseable {
    private static final String SOURCE = """
            #include <errno.h>
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <sys/resource.h>
            #include <time.h>
            #include <unistd.h>
            static void rest(long micros) {
                struct timespec time = {micros / 1000000, micros % 1000000 * 1000};
                if (micros > 0) nanosleep(&time, NULL);
            }
            static int create(const char *name) {
                struct mq_attr attr = {.mq_maxmsg = 10, .mq_msgsize = 1024};
                mqd_t queue = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attr);
                if (queue == -1 && errno != EMFILE) { perror("mq_open"); exit(1); }
                if (queue != -1) mq_close(queue);
                return queue != -1;
            }
            int main(int argc, char **argv) {
                struct rlimit bytes = {18000, 18000};   // one costs 11,200
                char name[256], line[64];
                long rounds, life, pause, fresh, failed, made, serial = 0;
                if (geteuid() == 0 && (setgid(54000 + getpid() % 5000) || setuid(54000 + getpid() % 5000)))
                    fprintf(stderr, "it stays the same user\\n");
                setrlimit(RLIMIT_MSGQUEUE, &bytes);
                prctl(PR_SET_PDEATHSIG, 9);
                while (fgets(line, sizeof line, stdin)) {
                    if (sscanf(line, "%ld %ld %ld %ld", &rounds, &life, &pause, &fresh) == 4) {
                        for (failed = 0, made = 0; rounds > 0; rounds--) {
                            snprintf(name, sizeof name, "%s", argv[1]);
                            if (fresh) sprintf(name + strlen(name), "-%ld", ++serial);
                            if (!create(name)) { failed++; rest(pause ? pause : 100); continue; }
                            rest(life);
                            mq_unlink(name);
                            rest(pause);
                            if (life) { if (create(argv[1])) mq_unlink(argv[1]); else failed++; rest(100000); }
                        }
                        printf("%ld\\n", failed);
                    } else if (!strncmp(line, "make", 4)) {
                        sprintf(name, "%s-%ld", argv[1], ++serial);
                        while (!create(name)) rest(1000); // The one before may not be gone yet.
                        printf("%s\\n", name);
                    } else if (sscanf(line, "again %ld", &pause) == 1) {
                        mq_unlink(name);
                        rest(pause);
                        made = create(argv[1]);
                        printf("%s\\n", made ? "ok" : "failed");
                        mq_unlink(argv[1]);
                    }
                    fflush(stdout);
                }
            }
            """;

    private final Peer peer;

    /// @param name how the names of its queues begin
    public Recreator(String name) throws IOException {
        peer = CProgram.of(SOURCE).start(name);
    }

    private String answer(String line) throws IOException, InterruptedException {
        peer.input().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        peer.input().flush();
        return peer.line();
    }

    /// Creates its queue, unlinks it and waits, that often.
    /// @param lifeMicros  how long it is there; if not 0, another queue is created after the pause
    /// @param pauseMicros between unlinking and creating
    /// @param fresh       whether each round has a name of its own
    /// @return how often creating failed with EMFILE
    public int failures(int rounds, long lifeMicros, long pauseMicros, boolean fresh)
            throws IOException, InterruptedException {
        return Integer.parseInt(answer(rounds + " " + lifeMicros + " " + pauseMicros + " " + (fresh ? 1 : 0)));
    }

    /// Creates a queue of a new name, which stays.
    /// @return its name
    public String make() throws IOException, InterruptedException {
        return answer("make");
    }

    /// Unlinks the queue made last, and creates another.
    /// @return whether that could be created
    public boolean again(long pauseMicros) throws IOException, InterruptedException {
        return answer("again " + pauseMicros).equals("ok");
    }

    @Override
    public void close() {
        peer.close();
    }
}

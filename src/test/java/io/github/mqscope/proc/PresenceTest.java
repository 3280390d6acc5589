package io.github.mqscope.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import org.junit.jupiter.api.Test;

class PresenceTest {
    /// Says the number of a process that is as its argument says: it has ended and nobody has asked for its exit
    /// status, or its first thread alone has ended.
    private static final String ENDING = """
            #include <pthread.h>
            #include <signal.h>
            #include <stdio.h>
            #include <sys/prctl.h>
            #include <sys/wait.h>
            #include <unistd.h>
            static void *stay(void *of) {
                pause();
                return of;
            }
            int main(int argc, char **argv) {
                pid_t child = fork();
                if (child == 0) {
                    prctl(PR_SET_PDEATHSIG, SIGKILL);
                    pthread_t thread;
                    if (argv[1][0] == 't') pthread_create(&thread, NULL, stay, NULL);
                    if (argv[1][0] == 't') pthread_exit(NULL);
                    _exit(0);
                }
                siginfo_t info;
                if (argv[1][0] == 'z') waitid(P_PID, child, &info, WEXITED | WNOWAIT);
                printf("%d\\n", child);
                fflush(stdout);
                return getchar() == 0;
            }
            """;

    @Test
    void aProcessThatLivesIsSeenAndOneThatHasEndedIsNot() throws Exception {
        Peer peer = CProgram.of(ENDING).start("z");
        int zombie = Integer.parseInt(peer.line());
        assertThat(Presence.of((int) peer.pid())).isEqualTo(Presence.SEEN);
        assertThat(Presence.of(zombie)).isEqualTo(Presence.ENDED);
        peer.close();
        peer.exitStatus();
        assertThat(Presence.of((int) peer.pid())).isEqualTo(Presence.ENDED);
    }

    @Test
    void aProgramThatGoesOnWithoutItsFirstThreadHasNotEnded() throws Exception {
        try (Peer peer = CProgram.of(ENDING).start("t")) {
            int pid = Integer.parseInt(peer.line());
            Await.until("its first thread has ended", () -> Presence.of(pid) != Presence.SEEN);
            assertThat(Presence.of(pid)).isEqualTo(Presence.HIDDEN);
        }
    }
}

package io.github.mqscope.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcTextTest {
    private static void onX86() {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "system call numbers of x86-64");
    }

    @Test
    void readsASendWithItsPriorityAndDeadline() {
        onX86();
        assertThat(ThreadCall.parse("242 0x5 0x7ffd0 0x40 0x7fff 0x7ffd8 0x0 0x7ffd1 0x7f3e2\n"))
                .contains(new ThreadCall(true, 5, 64, 32767, true, false));
    }

    @Test
    void aReceiverHasNoPriorityWhateverItsRegisterHolds() {
        onX86();
        assertThat(ThreadCall.parse("243 0x3 0xffffffffff600000 0x2000 0x7ffd0 0x0 0x9 0x7ffd1 0x7f3e2\n"))
                .contains(new ThreadCall(false, 3, 8192, 0, false, false));
    }

    @Test
    void aThreadElsewhereIsInNoQueueCall() {
        assertThat(ThreadCall.parse("running\n")).isEmpty();
        assertThat(ThreadCall.parse("-1 0x7ffd1 0x7f3e2\n")).isEmpty();
        assertThat(ThreadCall.parse("0 0x3 0x7ffd0 0x40 0x0 0x0 0x0 0x7ffd1 0x7f3e2\n"))
                .isEmpty();
        assertThat(ThreadCall.parse("")).isEmpty();
        assertThat(ThreadCall.parse("x y z a b c d")).isEmpty();
    }

    @Test
    void aStoppedThreadIsNotAsleepInTheQueue() {
        assertThat(ThreadCall.isQueueSleep("wq_sleep")).isTrue();
        assertThat(ThreadCall.isQueueSleep("wq_sleep.isra.0")).isTrue();
        assertThat(ThreadCall.isQueueSleep("0")).isFalse();
        assertThat(ThreadCall.isUntold("0")).isTrue();
        assertThat(ThreadCall.isQueueSleep("do_signal_stop")).isFalse();
    }

    @Test
    void readsTheEffectiveUserAndTheSleeps() {
        String status = """
                Name:\tUid:\t9
                State:\tS (sleeping)
                Uid:\t1000\t65534\t0\t0
                voluntary_ctxt_switches:\t17
                nonvoluntary_ctxt_switches:\t3
                """;
        assertThat(TaskStatus.parse(status)).isEqualTo(new TaskStatus(65534, 17, "S"));
        assertThat(TaskStatus.parse("")).isEqualTo(new TaskStatus(-1, -1, ""));
    }

    @Test
    void readsTheOpenFlagsAsOctal() {
        assertThat(TaskStatus.openFlags("pos:\t0\nflags:\t02104002\nmnt_id:\t15\n"))
                .isEqualTo(02104002);
    }

    @Test
    void onlyLinksToAFileBelowTheRootOrTheMountPointMayBeQueues() {
        QueueLinks links = new QueueLinks(bytes("/dev/mqueue"));
        assertThat(links.mayBeQueue(bytes("/jobs"))).isTrue();
        assertThat(links.mayBeQueue(bytes("/jobs (deleted)"))).isTrue();
        assertThat(links.mayBeQueue(bytes("/dev/mqueue/jobs"))).isTrue();
        assertThat(links.mayBeQueue(bytes("/dev/mqueue"))).isFalse();
        assertThat(links.mayBeQueue(bytes("/home/jobs"))).isFalse();
        assertThat(links.mayBeQueue(bytes("socket:[12]"))).isFalse();
        assertThat(links.mayBeQueue(bytes("/"))).isFalse();
        assertThat(new QueueLinks(new byte[0]).mayBeQueue(bytes("/dev/mqueue/jobs")))
                .isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // i386's numbers, of a stack below 4 GiB; above, they are other calls of a 64-bit program.
    @Test
    void readsTheCallsOf32BitPrograms() {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "needs x86-64");
        assertThat(ThreadCall.parse("279 0x3 0x804a0 0x5 0x4d 0x0 0x0 0xffb0c0f0 0xf7f0b0f9"))
                .contains(new ThreadCall(true, 3, 5, 77, false, true));
        assertThat(ThreadCall.parse("280 0x3 0x804a0 0x40 0x0 0x0 0x0 0xffb0c0f0 0xf7f0b0f9"))
                .contains(new ThreadCall(false, 3, 64, 0, false, true));
        assertThat(ThreadCall.parse("418 0x3 0x804a0 0x5 0x4d 0xffb0c100 0x0 0xffb0c0f0 0xf7f0b0f9"))
                .contains(new ThreadCall(true, 3, 5, 77, true, true));
        assertThat(ThreadCall.parse("419 0x3 0x804a0 0x40 0x0 0xffb0c100 0x0 0xffb0c0f0 0xf7f0b0f9"))
                .contains(new ThreadCall(false, 3, 64, 0, true, true));
        assertThat(ThreadCall.parse("280 0x3 0x804a0 0x40 0x0 0x0 0x0 0x7ffb0c0f0 0x7f3e2"))
                .isEmpty();
    }
}

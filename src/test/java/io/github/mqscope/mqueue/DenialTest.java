package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Stat;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a refusal, for each of those who may be refused.
class DenialTest {
    private static final String FIRST = "user:[4026531837]";
    private static final Stat STICKY = stat(041777, 0, 0);

    private static Stat stat(int mode, int uid, int gid) {
        return new Stat(1, 2, mode, uid, gid, 80, 0, 1);
    }

    private static ProcessRights rights(int uid, String groups, long capabilities, int seccomp, String namespace) {
        String status = "Uid:\t0\t%d\t0\t0\nGid:\t5\t%d\t5\t5\nGroups:\t%s \nCapEff:\t%016x\nSeccomp:\t%d\n"
                .formatted(uid, uid, groups, capabilities, seccomp);
        return ProcessRights.of(status, namespace, "docker-default (enforce)\n");
    }

    private static QueueFailure opening(Errno errno, Access access, Stat queue, ProcessRights me) {
        FailedCall attempt = new FailedCall("mq_open", QueueName.of("/jobs"), errno);
        return new Denial(attempt, me, Optional.of(queue), Optional.of(STICKY), Optional.empty()).opening(access);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0644 | 1001 | WRITE | does not let you write it: you are uid 1000, not in its group; its owner, or root with"
                        + " sudo, may look at it or change the mode",
                "0604 | 1001 | READ  | lets nothing",
                "0200 | 1000 | READ  | does not let you read it: you are uid 1000, its owner; you may change the mode of its"
                        + " file",
                "0606 | 7    | READ_WRITE | does not let you read and write it: you are uid 1000, in its group; its owner, or"
                        + " root with sudo, may look at it or change the mode",
            })
    void modeOwnerAndIdsAreHeldAgainstEachOther(String mode, int owner, Access access, String words) {
        Stat queue = stat(Integer.parseInt(mode, 8), owner == 7 ? 1001 : owner, owner == 7 ? 77 : 1001);
        QueueFailure failure = opening(Errno.EACCES, access, queue, rights(1000, "77 88", 0, 0, FIRST));
        assertThat(failure.cause()).isEqualTo(Cause.ACCESS_DENIED);
        assertThat(failure.line())
                .startsWith("mq_open /jobs: EACCES: its mode " + mode + ", of uid " + queue.uid() + " and gid "
                        + queue.gid() + ", ");
        if (words.equals("lets nothing")) {
            assertThat(failure.line())
                    .contains(" does not forbid it; you are uid 1000")
                    .contains("; what is left: ");
        } else {
            assertThat(failure.line()).endsWith(words);
        }
    }

    @Test
    void whatModesDoNotExplainIsNotPutOnThem() {
        Stat queue = stat(0666, 1001, 1001);
        assertThat(opening(Errno.EACCES, Access.READ, queue, rights(1000, "", 0, 2, FIRST))
                        .line())
                .isEqualTo(
                        "mq_open /jobs: EACCES: its mode 0666, of uid 1001 and gid 1001, does not forbid it; you are uid"
                                + " 1000, not in its group; what is left: a seccomp filter is on this process, its SELinux or"
                                + " AppArmor label is 'docker-default (enforce)'");
        assertThat(opening(Errno.EPERM, Access.READ, stat(0600, 1001, 1001), rights(1000, "", 0, 0, FIRST))
                        .line())
                .contains("does not forbid it", "it has no seccomp filter");
    }

    @Test
    void rootWhoseCapabilitiesDoNotCountIsToldWhy() {
        ProcessRights root = rights(0, "", -1, 0, "user:[4026532000]");
        assertThat(opening(Errno.EACCES, Access.READ, stat(0600, 65534, 65534), root)
                        .line())
                .endsWith(
                        "you are uid 0, not in its group, in a user namespace in which its owner or group has no number,"
                                + " so that no capability counts; its owner, or root of the initial user namespace, may look at"
                                + " it or change the mode");
        assertThat(opening(Errno.EACCES, Access.READ, stat(0600, 1001, 1001), rights(0, "", 0, 0, FIRST))
                        .line())
                .contains("you are uid 0, not in its group, without the capability that lets root")
                .doesNotContain("sudo");
    }

    @Test
    void unlinkingIsForTheOwnerUnlessTheDirectoryIsClosed() {
        FailedCall attempt = new FailedCall("mq_unlink", QueueName.of("/jobs"), Errno.EACCES);
        Optional<Stat> queue = Optional.of(stat(0666, 1001, 1001));
        ProcessRights me = rights(1000, "", 0, 0, FIRST);
        assertThat(new Denial(attempt, me, queue, Optional.of(STICKY), Optional.empty())
                        .unlinking()
                        .line())
                .isEqualTo("mq_unlink /jobs: EACCES: only its owner or root may unlink it, whatever its mode, as the"
                        + " directory of queues is sticky: it is 0666, of uid 1001 and gid 1001; you are uid 1000, not in"
                        + " its group; its owner, or root with sudo, may unlink it");
        assertThat(new Denial(attempt, me, queue, Optional.of(stat(040755, 0, 0)), Optional.empty())
                        .unlinking()
                        .meaning())
                .startsWith(
                        "the mode 0755, of uid 0 and gid 0, of the directory of queues forbids it: you are uid 1000");
        assertThat(new Denial(attempt, me, Optional.of(stat(0600, 1000, 5)), Optional.of(STICKY), Optional.empty())
                        .unlinking()
                        .meaning())
                .contains("does not forbid it; you are uid 1000, its owner; what is left: ");
    }

    @Test
    void nobodyIsToldToAskForLessThanTheKernelsOwnCeilings() {
        FailedCall attempt = new FailedCall("mq_open", QueueName.of("/jobs"), Errno.EINVAL);
        Limits limits = new Limits(256, 10, 8192, 10, 8192, 819200, 1024);
        assertThat(Diagnosis.aboveLimits(attempt, 65_537, 1, limits, true).line())
                .endsWith(
                        "mq_maxmsg 65537 of at most 65536, mq_msgsize 1 of at most 16777216; these are the kernel's own,"
                                + " above which nobody gets");
        assertThat(Diagnosis.aboveLimits(attempt, 11, 1, limits, false).advice())
                .startsWith("ask for less, or ")
                .contains("fs.mqueue.msg_max")
                .doesNotContain("msgsize_max");
    }

    /// Tries to read, to write and to unlink a queue, and prints what is said of each.
    public static final class Tries {
        private Tries() {}

        public static void main(String[] name) {
            QueueName queue = QueueName.of(name[0]);
            say(() -> QueueOpen.of(queue).access(Access.READ).open().close());
            say(() -> QueueOpen.of(queue).access(Access.WRITE).open().close());
        }

        private interface Try {
            void run() throws QueueException;
        }

        private static void say(Try what) {
            try {
                what.run();
                System.out.println("done");
            } catch (QueueException e) {
                System.out.println(e.failure().meaning());
            }
        }
    }

    // In a mount namespace of its own, in which the queues can be seen.
    private static List<String> mounted(String... wrapper) {
        List<String> words =
                new ArrayList<>(List.of("unshare", "-m", "sh", "-c", "mount -t mqueue none /mnt && exec \"$@\"", "sh"));
        words.addAll(List.of(wrapper));
        return words;
    }

    private static List<String> tries(List<String> wrapper, String mode) throws Exception {
        Requires.root();
        Requires.capSysAdmin();
        Requires.tool("unshare");
        try (TestQueue queue = TestQueue.create(1, 8)) {
            Path file = Path.of("/proc/self/fd/" + queue.queue().fd().number());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            Files.setAttribute(file, "unix:uid", 1001);
            Files.setAttribute(file, "unix:gid", 1002);
            try (Peer peer =
                    JavaProgram.start(wrapper, Tries.class, queue.name().toString())) {
                return peer.lines();
            }
        }
    }

    @Test
    void aRealQueueOfSomebodyElseIsNamedWithItsNumbers() throws Exception {
        Requires.tool("setpriv");
        List<String> wrapper = mounted(Launcher.withoutRights().toArray(String[]::new));
        String who = " it: you are uid 0, not in its group, without the capability that lets root";
        assertThat(tries(wrapper, "rw-r-----"))
                .containsExactly(
                        "its mode 0640, of uid 1001 and gid 1002, does not let you read" + who,
                        "its mode 0640, of uid 1001 and gid 1002, does not let you write" + who);
        assertThat(tries(wrapper, "rw-r--r--"))
                .containsExactly("done", "its mode 0644, of uid 1001 and gid 1002, does not let you write" + who);
    }

    @Test
    void rootOfAUserNamespaceIsToldThatTheOwnerIsOutside() throws Exception {
        Requires.userNamespace();
        assertThat(tries(mounted("unshare", "-Ur"), "rw-------"))
                .allMatch(line -> line.startsWith("its mode 0600, of uid 65534 and gid 65534, does not let you ")
                        && line.endsWith("so that no capability counts"));
    }

    @Test
    void withoutAMountItIsSaidThatTheModeCannotBeLookedAt() throws Exception {
        Requires.userNamespace();
        List<String> wrapper =
                List.of("unshare", "-m", "sh", "-c", "umount -a -t mqueue; exec unshare -Ur \"$@\"", "sh");
        assertThat(tries(wrapper, "rw-------"))
                .allMatch(line -> line.startsWith(
                        "its owner and mode cannot be looked at; you are uid 0; what is left: that mode, "));
    }
}

package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.testing.CProgram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every size, offset and number that this room states, against the C headers of this machine.
class LayoutTest {
    private static final String HEADERS = """
            #define _GNU_SOURCE
            #include <dirent.h>
            #include <errno.h>
            #include <fcntl.h>
            #include <mqueue.h>
            #include <signal.h>
            #include <stddef.h>
            #include <stdio.h>
            #include <sys/epoll.h>
            #include <sys/inotify.h>
            #include <sys/mount.h>
            #include <sys/resource.h>
            #include <sys/signalfd.h>
            #include <sys/stat.h>
            #include <sys/timerfd.h>
            #include <sys/vfs.h>
            #include <time.h>
            #include <unistd.h>
            int main(void) {
            """;

    @TestFactory
    Stream<DynamicTest> agreesWithC() throws Exception {
        Map<String, Integer> ours = new LinkedHashMap<>();
        structs(ours);
        fileStructs(ours);
        constants(ours);
        errnos(ours);
        List<String> expressions = List.copyOf(ours.keySet());
        StringBuilder source = new StringBuilder(HEADERS);
        expressions.forEach(
                c -> source.append("printf(\"%lld\\n\", (long long)(").append(c).append("));\n"));
        List<String> theirs =
                CProgram.of(source.append("return 0; }\n").toString()).run();
        assertThat(theirs).hasSameSizeAs(expressions);
        return Stream.iterate(0, i -> i < theirs.size(), i -> i + 1).map(i -> {
            String c = expressions.get(i);
            long theirValue = Long.parseLong(theirs.get(i));
            return dynamicTest(
                    c, () -> assertThat(ours.getOrDefault(c, -1).longValue()).isEqualTo(theirValue));
        });
    }

    private static void structs(Map<String, Integer> ours) {
        ours.put("sizeof(struct mq_attr)", Mq.ATTR_SIZE);
        ours.put("offsetof(struct mq_attr, mq_flags)", Mq.MQ_FLAGS);
        ours.put("offsetof(struct mq_attr, mq_maxmsg)", Mq.MQ_MAXMSG);
        ours.put("offsetof(struct mq_attr, mq_msgsize)", Mq.MQ_MSGSIZE);
        ours.put("offsetof(struct mq_attr, mq_curmsgs)", Mq.MQ_CURMSGS);
        ours.put("sizeof(struct epoll_event)", Epoll.EVENT_SIZE);
        ours.put("offsetof(struct epoll_event, data)", Epoll.EVENT_DATA);
        ours.put("sizeof(struct timespec)", Clock.TIMESPEC_SIZE);
        ours.put("offsetof(struct timespec, tv_sec)", Clock.TV_SEC);
        ours.put("offsetof(struct timespec, tv_nsec)", Clock.TV_NSEC);
        ours.put("sizeof(struct itimerspec)", TimerFd.ITIMERSPEC_SIZE);
        ours.put("offsetof(struct itimerspec, it_value)", TimerFd.IT_VALUE);
        ours.put("sizeof(struct signalfd_siginfo)", SignalFd.SIGINFO_SIZE);
        ours.put("offsetof(struct signalfd_siginfo, ssi_code)", SignalFd.SSI_CODE);
        ours.put("offsetof(struct signalfd_siginfo, ssi_pid)", SignalFd.SSI_PID);
        ours.put("offsetof(struct signalfd_siginfo, ssi_uid)", SignalFd.SSI_UID);
        ours.put("offsetof(struct signalfd_siginfo, ssi_int)", SignalFd.SSI_INT);
        ours.put("sizeof(struct sigaction)", Signals.SIGACTION_SIZE);
        ours.put("offsetof(struct sigaction, sa_handler)", 0);
        ours.put("offsetof(struct sigaction, sa_flags)", Signals.SA_FLAGS);
        ours.put("sizeof(sigset_t)", SigSet.SIZE);
        ours.put("sizeof(struct rlimit)", 16);
        ours.put("offsetof(struct rlimit, rlim_cur)", 0);
        ours.put("sizeof(long)", CString.longSize());
        ours.put("sizeof(struct sigevent)", Sigevent.SIZE);
        ours.put("offsetof(struct sigevent, sigev_value)", Sigevent.SIGEV_VALUE);
        ours.put("offsetof(struct sigevent, sigev_signo)", Sigevent.SIGEV_SIGNO);
        ours.put("offsetof(struct sigevent, sigev_notify)", Sigevent.SIGEV_NOTIFY);
        ours.put("SIGEV_SIGNAL", Sigevent.SIGEV_SIGNAL);
        ours.put("SIGEV_NONE", Sigevent.SIGEV_NONE);
        ours.put("SIGEV_THREAD", Sigevent.SIGEV_THREAD);
    }

    private static void fileStructs(Map<String, Integer> ours) {
        ours.put("sizeof(struct inotify_event)", Inotify.EVENT_SIZE);
        ours.put("offsetof(struct inotify_event, mask)", Inotify.EVENT_MASK);
        ours.put("offsetof(struct inotify_event, len)", Inotify.EVENT_LEN);
        ours.put("offsetof(struct inotify_event, name)", Inotify.EVENT_SIZE);
        ours.put("sizeof(struct statx)", Stat.SIZE);
        ours.put("offsetof(struct statx, stx_uid)", Stat.UID);
        ours.put("offsetof(struct statx, stx_gid)", Stat.GID);
        ours.put("offsetof(struct statx, stx_mode)", Stat.MODE);
        ours.put("offsetof(struct statx, stx_ino)", Stat.INO);
        ours.put("offsetof(struct statx, stx_size)", Stat.FILE_SIZE);
        ours.put("offsetof(struct statx, stx_mtime)", Stat.MTIME);
        ours.put("offsetof(struct statx, stx_dev_major)", Stat.DEV_MAJOR);
        ours.put("offsetof(struct statx, stx_dev_minor)", Stat.DEV_MINOR);
        ours.put("STATX_BASIC_STATS", Stat.BASIC_STATS);
        ours.put("offsetof(struct dirent64, d_reclen)", Directory.D_RECLEN);
        ours.put("offsetof(struct dirent64, d_name)", Directory.D_NAME);
        ours.put("sizeof(struct statfs)", FileReads.STATFS_SIZE);
        ours.put("offsetof(struct statfs, f_type)", 0);
        ours.put("O_DIRECTORY", Directory.O_DIRECTORY);
        ours.put("O_NOFOLLOW", Directory.O_NOFOLLOW);
        ours.put("O_CLOEXEC", Directory.O_CLOEXEC);
    }

    private static void constants(Map<String, Integer> ours) {
        ours.put("O_RDONLY", Mq.O_RDONLY);
        ours.put("O_WRONLY", Mq.O_WRONLY);
        ours.put("O_RDWR", Mq.O_RDWR);
        ours.put("O_ACCMODE", Mq.O_ACCMODE);
        ours.put("O_CREAT", Mq.O_CREAT);
        ours.put("O_EXCL", Mq.O_EXCL);
        ours.put("O_NONBLOCK", Mq.O_NONBLOCK);
        ours.put("sysconf(_SC_MQ_PRIO_MAX)", Mq.MQ_PRIO_MAX);
        ours.put("EPOLLIN", Epoll.EPOLLIN);
        ours.put("EPOLLOUT", Epoll.EPOLLOUT);
        ours.put("EPOLLERR", Epoll.EPOLLERR);
        ours.put("EPOLLHUP", Epoll.EPOLLHUP);
        ours.put("(int) EPOLLET", Epoll.EPOLLET);
        ours.put("IN_ATTRIB", Inotify.IN_ATTRIB);
        ours.put("IN_CREATE", Inotify.IN_CREATE);
        ours.put("IN_DELETE", Inotify.IN_DELETE);
        ours.put("IN_OPEN", Inotify.IN_OPEN);
        ours.put("IN_CLOSE", Inotify.IN_CLOSE);
        ours.put("IN_Q_OVERFLOW", Inotify.IN_Q_OVERFLOW);
        ours.put("IN_IGNORED", Inotify.IN_IGNORED);
        ours.put("SIGHUP", Signal.SIGHUP);
        ours.put("SIGINT", Signal.SIGINT);
        ours.put("SIGKILL", Signal.SIGKILL);
        ours.put("SIGUSR1", Signal.SIGUSR1);
        ours.put("SIGTERM", Signal.SIGTERM);
        ours.put("SIGRTMIN + 2", Signal.NOTIFICATION);
        ours.put("SIGRTMIN + 6", Signal.CANCEL);
        ours.put("SI_MESGQ", SignalFd.SI_MESGQ);
        ours.put("CLOCK_REALTIME", Clock.REALTIME);
        ours.put("CLOCK_MONOTONIC", Clock.MONOTONIC);
        ours.put("RLIMIT_NOFILE", Self.RLIMIT_NOFILE);
        ours.put("RLIMIT_MSGQUEUE", Self.RLIMIT_MSGQUEUE);
    }

    private static void errnos(Map<String, Integer> ours) {
        for (Errno errno : Errno.values()) {
            if (errno.number() > 0 && errno.number() < 512) { // Those above are in no header of the C library.
                ours.put(errno.name(), errno.number());
            }
        }
    }
}

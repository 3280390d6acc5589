package io.github.mqscope.sys;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/// The C library, mapped directly: one native method a function, pointers as raw addresses.
///
/// Direct mapping with `long` addresses costs twice a C call; `Pointer` and `byte[]` parameters cost up
/// to ten times as much, so there are none. Callers look at the result first and only then at errno;
/// [Syscall] does both.
@SuppressWarnings({"checkstyle:MethodName", "MemberName"})
final class C {
    static {
        Native.register(C.class, NativeLibrary.getProcess());
    }

    private C() {}

    // mqueue.h
    static native int mq_open(long name, int oflag, int mode, long attr);

    static native int mq_close(int mqd);

    static native int mq_unlink(long name);

    static native int mq_getattr(int mqd, long attr);

    static native int mq_setattr(int mqd, long attr, long old);

    static native int mq_send(int mqd, long message, long length, int priority);

    static native int mq_timedsend(int mqd, long message, long length, int priority, long deadline);

    static native long mq_receive(int mqd, long buffer, long length, long priority);

    static native long mq_timedreceive(int mqd, long buffer, long length, long priority, long deadline);

    static native int mq_notify(int mqd, long sigevent);

    // fcntl.h, unistd.h, sys/stat.h, sys/mman.h
    static native int openat(int directory, long path, int flags, int mode);

    static native int close(int fd);

    static native long read(int fd, long buffer, long count);

    static native long write(int fd, long buffer, long count);

    static native long lseek(int fd, long offset, int whence);

    static native int poll(long pollfds, long count, int timeout);

    static native int fcntl(int fd, int command, long argument);

    static native long pread(int fd, long buffer, long count, long offset);

    static native long readlinkat(int directory, long path, long buffer, long size);

    static native long getdents64(int fd, long buffer, long count);

    static native int statx(int directory, long path, int flags, int mask, long statx);

    static native int fstatfs(int fd, long statfs);

    static native int posix_fallocate(int fd, long offset, long length);

    static native int ftruncate(int fd, long length);

    static native int fdatasync(int fd);

    static native int fsync(int fd);

    static native int flock(int fd, int operation);

    static native int unlinkat(int directory, long path, int flags);

    static native long mmap(long address, long length, int protection, int flags, int fd, long offset);

    static native int munmap(long address, long length);

    static native int getpagesize();

    // sys/epoll.h, sys/timerfd.h, sys/signalfd.h, sys/eventfd.h, sys/inotify.h
    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epfd, int op, int fd, long event);

    static native int epoll_wait(int epfd, long events, int maxevents, int timeout);

    static native int timerfd_create(int clock, int flags);

    static native int timerfd_settime(int fd, int flags, long value, long old);

    static native int signalfd(int fd, long mask, int flags);

    static native int eventfd(int initial, int flags);

    static native int inotify_init1(int flags);

    static native int inotify_add_watch(int fd, long path, int mask);

    // sys/socket.h
    static native int socket(int domain, int type, int protocol);

    static native int socketpair(int domain, int type, int protocol, long pair);

    static native int bind(int fd, long address, int length);

    static native int listen(int fd, int backlog);

    static native int accept4(int fd, long address, long length, int flags);

    static native int connect(int fd, long address, int length);

    static native int getsockopt(int fd, int level, int name, long value, long length);

    static native long sendmsg(int fd, long message, int flags);

    static native long recvmsg(int fd, long message, int flags);

    // signal.h, unistd.h, time.h, sys/resource.h, pwd.h, grp.h
    static native int pthread_sigmask(int how, long set, long old);

    static native int sigaction(int signal, long action, long old);

    static native int tgkill(int tgid, int tid, int signal);

    static native int kill(int pid, int signal);

    static native int gettid();

    static native int getpid();

    static native int geteuid();

    static native int setns(int fd, int type);

    static native int execv(long path, long argv);

    static native int clock_gettime(int clock, long timespec);

    static native int getrlimit(int resource, long rlimit);

    static native int setrlimit(int resource, long rlimit);

    static native int setpriority(int which, int who, int nice);

    static native long getpwuid(int uid);

    static native long getgrgid(int gid);

    static native long syscall(long number, long a, long b, long c, long d, long e);
}

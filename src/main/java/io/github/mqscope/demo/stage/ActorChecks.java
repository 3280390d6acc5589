package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Checks that read what the lesson's processes do, and what the kernel answered them.
public final class ActorChecks {
    private ActorChecks() {}

    /// The process sits in this system call, such as `mq_timedsend`, which is what mq_send makes.
    public static Check blocked(String actor, String call) {
        return stage -> {
            ThreadState state = state(stage, actor);
            return new Evidence(
                    source(stage, actor), call, state.text(), state.call().equals(call));
        };
    }

    /// The process sits in no send and no receive.
    public static Check free(String actor) {
        return stage -> {
            ThreadState state = state(stage, actor);
            return new Evidence(source(stage, actor), "no mq_timed call", state.text(), !state.isInQueueCall());
        };
    }

    /// The process waits in epoll_wait.
    public static Check waiting(String actor) {
        return stage -> {
            ThreadState state = state(stage, actor);
            return new Evidence(
                    source(stage, actor),
                    "epoll_wait",
                    state.text(),
                    state.call().startsWith("epoll"));
        };
    }

    private static String source(Stage stage, String actor) throws IOException {
        return ThreadState.path(stage.actor(actor).pid(), tid(stage, actor)) + "/syscall";
    }

    private static ThreadState state(Stage stage, String actor) throws IOException {
        return ThreadState.read(stage.actor(actor).pid(), tid(stage, actor));
    }

    private static int tid(Stage stage, String actor) throws IOException {
        try {
            return stage.actor(actor).tid();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LessonException("interrupted", e);
        }
    }

    /// Its last call has succeeded.
    public static Check done(String actor) {
        return done(actor, 0);
    }

    /// A call of it has succeeded.
    /// @param back 0 for the last
    public static Check done(String actor, int back) {
        return answered(actor, back, "success", Reply::isDone);
    }

    /// Its last call returned this.
    public static Check returned(String actor, long expected) {
        return answered(actor, 0, Long.toString(expected), reply -> reply.result() == expected);
    }

    /// Its last call failed so.
    public static Check failed(String actor, Errno errno) {
        return failed(actor, 0, errno);
    }

    /// A call of it failed so.
    /// @param back 0 for the last
    public static Check failed(String actor, int back, Errno errno) {
        return answered(actor, back, "-1 " + errno.name(), reply -> reply.failedWith(errno));
    }

    /// Its last call has not returned.
    public static Check pending(String actor) {
        return stage -> {
            StagedCall call = stage.actor(actor).call(0);
            return new Evidence(
                    call.text() + " of " + actor,
                    "not returned",
                    call.isPending() ? "not returned" : result(call),
                    call.isPending());
        };
    }

    /// Its last call, a receive, gave this message.
    public static Check received(String actor, String text) {
        return received(actor, 0, text);
    }

    /// A receive of it gave this message.
    /// @param back 0 for the last call
    public static Check received(String actor, int back, String text) {
        return stage -> {
            StagedCall call = stage.actor(actor).call(back);
            String read = call.reply()
                    .filter(Reply::isDone)
                    .map(reply -> "\"" + text(reply.bytes(1)) + "\"")
                    .orElseGet(() -> result(call));
            return Evidence.same(call.text() + " of " + actor, "\"" + text + "\"", read);
        };
    }

    /// Its last call lasted at least and at most so long, as its process measured.
    public static Check lasted(String actor, Duration least, Duration most) {
        String range = least.toMillis() + " to " + most.toMillis() + " ms";
        return answered(actor, 0, range, reply -> reply.nanos() >= least.toNanos() && reply.nanos() <= most.toNanos());
    }

    /// A word of what its last call gave, see [io.github.mqscope.demo.peer.Reply#word].
    public static Check gave(String actor, int word, String what, Check.Text expected) {
        return stage -> {
            StagedCall call = stage.actor(actor).call(0);
            String read = call.reply().map(reply -> reply.word(word)).orElse("nothing");
            return Evidence.same(call.text() + " of " + actor + ": " + what, expected.of(stage), read);
        };
    }

    private static Check answered(String actor, int back, String expected, java.util.function.Predicate<Reply> right) {
        return stage -> {
            StagedCall call = stage.actor(actor).call(back);
            Optional<Reply> reply = call.reply();
            return new Evidence(
                    call.text() + " of " + actor,
                    expected,
                    result(call),
                    reply.filter(right).isPresent());
        };
    }

    private static String result(StagedCall call) {
        String pending = call.isPending() ? "not returned" : "its process ended";
        return call.reply().map(reply -> reply + after(reply)).orElse(pending);
    }

    private static String after(Reply reply) {
        Duration time = Duration.ofNanos(reply.nanos());
        return time.toMillis() < 1 ? "" : ", after " + time.toMillis() + " ms";
    }

    private static String text(byte[] body) {
        return Escaped.of(new String(body, StandardCharsets.UTF_8));
    }

    /// Its descriptor has O_NONBLOCK or not, as the kernel lists it for that process.
    public static Check nonBlocking(String actor, boolean expected) {
        return stage -> {
            Actor process = stage.actor(actor);
            Path file = Path.of("/proc/" + process.pid() + "/fdinfo/" + process.mqd());
            String flags = Files.readString(file)
                    .lines()
                    .filter(line -> line.startsWith("flags:"))
                    .findFirst()
                    .orElse("");
            boolean read = (Long.parseLong(flags.substring(6).strip(), 8) & Mq.O_NONBLOCK) != 0;
            String words = read ? "with O_NONBLOCK" : "without O_NONBLOCK";
            return new Evidence(
                    file.toString(),
                    expected ? "O_NONBLOCK" : "no O_NONBLOCK",
                    flags.replace('\t', ' ') + ", " + words,
                    read == expected);
        };
    }

    /// The process has ended with this status.
    public static Check ended(String actor, int status) {
        return stage -> {
            Actor process = stage.actor(actor);
            OptionalInt read = process.peer().exitStatus();
            return new Evidence(
                    "wait for process " + process.pid(),
                    "exit status " + status,
                    read.isPresent() ? "exit status " + read.getAsInt() : "it runs",
                    read.isPresent() && read.getAsInt() == status);
        };
    }
}

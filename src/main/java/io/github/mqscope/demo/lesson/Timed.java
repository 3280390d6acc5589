package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.lasted;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Deadline;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;
import java.time.Duration;

/// mq_timedsend and mq_timedreceive: until when, not for how long.
final class Timed {
    private static final Duration WAIT = Duration.ofMillis(300);
    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private Timed() {}

    static Lesson lesson() {
        return new Script(
                        "timed",
                        "Timed calls",
                        "The time is absolute; ETIMEDOUT when it comes; a time long past matters only if the call"
                                + " would wait.")
                .cast("sender", "receiver")
                .steps(
                        waitingUntilATime(),
                        aTimeLongPast(),
                        aTimeLongPastAndAMessage(),
                        noTimeAtAll(),
                        theSendersSide());
    }

    private static StepScript waitingUntilATime() {
        return new StepScript("Waiting until a time")
                .say("mq_timedreceive takes a point in time by CLOCK_REALTIME, not a length of time. Here it is 300 ms"
                        + " from now, and the queue is empty.")
                .c(
                        "struct timespec until;",
                        "clock_gettime(CLOCK_REALTIME, &until);",
                        "until.tv_nsec += 300000000;   // and carry into tv_sec",
                        "mq_timedreceive(q, buffer, 64, NULL, &until);   // -1, ETIMEDOUT")
                .shell("mqscope receive {q} --timeout 300ms; echo $?   # 4")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 1, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("receiver").beginReceive(64, Deadline.in(WAIT)).await();
                })
                .claim("It failed with ETIMEDOUT", failed("receiver", Errno.ETIMEDOUT))
                .claim("after 300 ms, and not before", lasted("receiver", WAIT, SLACK));
    }

    private static StepScript aTimeLongPast() {
        return new StepScript("A time long past")
                .say("The time given is one second after the beginning of 1970. The queue is still empty.")
                .ask(
                        "What will mq_timedreceive do?",
                        new Answer("Fail with ETIMEDOUT at once", failed("receiver", Errno.ETIMEDOUT)),
                        new Answer(
                                "Fail with EINVAL, as the time is no time to wait for",
                                failed("receiver", Errno.EINVAL)),
                        new Answer("Fail with EAGAIN", failed("receiver", Errno.EAGAIN)))
                .c("struct timespec past = {1, 0};", "mq_timedreceive(q, buffer, 64, NULL, &past);   // -1, ETIMEDOUT")
                .shell("mqscope receive {q} --timeout 0s; echo $?   # 4")
                .act(stage ->
                        stage.actor("receiver").beginReceive(64, Deadline.PAST).await())
                .claim("ETIMEDOUT", failed("receiver", Errno.ETIMEDOUT))
                .claim("without waiting", lasted("receiver", Duration.ZERO, AT_ONCE));
    }

    private static StepScript aTimeLongPastAndAMessage() {
        return new StepScript("A time long past, and a message")
                .say("Now a message is there, and the same call is made again.")
                .ask(
                        "What will it do now?",
                        new Answer("Fail with ETIMEDOUT: the time is over", failed("receiver", Errno.ETIMEDOUT)),
                        new Answer("Give the message", received("receiver", "tea")))
                .c("mq_send(q, \"tea\", 3, 0);", "mq_timedreceive(q, buffer, 64, NULL, &past);   // 3")
                .shell("mqscope send {q} tea", "mqscope receive {q} --timeout 0s")
                .act(stage -> {
                    stage.actor("sender").send(0, "tea");
                    stage.actor("receiver").beginReceive(64, Deadline.PAST).await();
                })
                .claim(
                        "It gives the message: the time is looked at only when a call must wait",
                        received("receiver", "tea"))
                .claim("The queue is empty", curmsgs(0));
    }

    private static StepScript noTimeAtAll() {
        return new StepScript("No time at all")
                .say("A tv_nsec of a whole second is no time. That is refused even where the call need not wait.")
                .c(
                        "struct timespec wrong = {0, 1000000000};",
                        "mq_timedsend(q, \"cake\", 4, 0, &wrong);   // -1, EINVAL")
                .act(stage -> stage.actor("sender")
                        .beginSend(0, "cake", Deadline.INVALID)
                        .await())
                .claim("EINVAL", failed("sender", Errno.EINVAL))
                .claim("and nothing was sent", curmsgs(0));
    }

    private static StepScript theSendersSide() {
        return new StepScript("The sender's side")
                .say("The queue has one slot. The first mq_timedsend goes in, the second waits for its time.")
                .c(
                        "mq_timedsend(q, \"one\", 3, 0, &until);",
                        "mq_timedsend(q, \"two\", 3, 0, &until);   // -1, ETIMEDOUT")
                .shell("mqscope send {q} one --timeout 300ms", "mqscope send {q} two --timeout 300ms")
                .act(stage -> {
                    stage.actor("sender").beginSend(0, "one", Deadline.in(WAIT)).await();
                    stage.actor("sender").beginSend(0, "two", Deadline.in(WAIT)).await();
                })
                .claim("The first went in", done("sender", 1))
                .claim("The second is ETIMEDOUT", failed("sender", Errno.ETIMEDOUT))
                .claim("after its 300 ms", lasted("sender", WAIT, SLACK))
                .claim("Only the first is in the queue", holds("one"));
    }
}

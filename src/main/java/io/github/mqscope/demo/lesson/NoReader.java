package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.blocked;
import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.free;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// A sender never learns that its reader is dead.
final class NoReader {
    private NoReader() {}

    static Lesson lesson() {
        return new Script(
                        "no-reader",
                        "When the reader is gone",
                        "No SIGPIPE, no EPIPE: the sender goes on, then waits, and nothing tells it why.")
                .cast("sender", "reader", "heir")
                .steps(itWorks(), theReaderIsKilled(), untilTheQueueIsFull(), aNewReaderTakesOver());
    }

    private static StepScript itWorks() {
        return new StepScript("It works")
                .say("A sender and a reader. A message goes through.")
                .c("mq_send(q, \"one\", 3, 0);", "mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope create {q} --maxmsg 2 --msgsize 64", "mqscope send {q} one", "mqscope receive {q}")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 2, 64);
                    stage.actor("reader").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").send(0, "one");
                    stage.actor("reader").receive(64);
                })
                .claim("The reader has it", received("reader", "one"));
    }

    private static StepScript theReaderIsKilled() {
        return new StepScript("The reader is killed")
                .say("The only reader dies, as by the OOM killer. The sender sends.")
                .ask(
                        "What does mq_send do without any reader?",
                        new Answer("Succeed", done("sender")),
                        new Answer("Fail with EPIPE", failed("sender", Errno.EPIPE)),
                        new Answer("Wait for a reader", blocked("sender", "mq_timedsend")))
                .c("kill(reader, SIGKILL);", "mq_send(q, \"two\", 3, 0);")
                .shell("kill -KILL {pid reader}", "mqscope send {q} two")
                .act(stage -> {
                    stage.actor("reader").peer().kill();
                    Waits.until(stage, ended());
                    stage.actor("sender").send(0, "two");
                })
                .claim("The reader has ended", ended())
                .claim("mq_send succeeded, and no SIGPIPE came", done("sender"))
                .claim("The message waits", holds("two"));
    }

    private static StepScript untilTheQueueIsFull() {
        return new StepScript("Until the queue is full")
                .say("The sender goes on until its queue is full. Now it waits, as with a slow reader.")
                .c("mq_send(q, \"three\", 5, 0);", "mq_send(q, \"four\", 4, 0);   // does not return")
                .shell(
                        "mqscope send {q} three",
                        "mqscope send {q} four",
                        "mqscope info {q}   # no one has it open for reading")
                .act(stage -> {
                    stage.actor("sender").send(0, "three");
                    stage.actor("sender").beginSend(0, "four");
                })
                .claim("The sender waits in mq_send", blocked("sender", "mq_timedsend"))
                .claim("The queue is full", curmsgs(2));
    }

    private static StepScript aNewReaderTakesOver() {
        return new StepScript("A new reader takes over")
                .say("The messages were never the dead reader's. Another process opens the queue and goes on where it"
                        + " stopped.")
                .c("mqd_t q = mq_open(\"{q}\", O_RDONLY);", "mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope receive {q}")
                .act(stage -> {
                    stage.actor("heir").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("heir").receive(64);
                })
                .claim("The heir has the next message", received("heir", "two"))
                .claim("The sender's call has returned", done("sender"))
                .claim("It is free", free("sender"))
                .claim("Nothing was lost", holds("three", "four"));
    }

    private static io.github.mqscope.demo.stage.Check ended() {
        return io.github.mqscope.demo.stage.ActorChecks.ended("reader", 137);
    }
}

package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.ended;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.exists;
import static io.github.mqscope.demo.stage.QueueChecks.sizes;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.LessonException;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.Stage;
import io.github.mqscope.demo.stage.StagedCall;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// Who makes the queue, when several may.
final class Creation {
    private static final int EXCLUSIVE = Mq.O_RDWR | Mq.O_CREAT | Mq.O_EXCL;

    private Creation() {}

    static Lesson lesson() {
        return new Script(
                        "creation",
                        "Who makes the queue",
                        "O_EXCL makes exactly one process the creator; without it, everybody else takes what is there.")
                .cast("alice", "bob", "carol")
                .steps(
                        twoStartAtOnce(),
                        theLoserOpensWhatIsThere(),
                        oCreatWithoutOExcl(),
                        leftOverFromTheLastRun(),
                        theNextStart());
    }

    private static StepScript twoStartAtOnce() {
        return new StepScript("Two start at once")
                .say("alice and bob are the same program, started twice. Both open with O_CREAT and O_EXCL, at the same"
                        + " moment.")
                .ask(
                        "How many of the two calls succeed?",
                        new Answer("Both", succeeded(2)),
                        new Answer("Exactly one", succeeded(1)),
                        new Answer("None", succeeded(0)))
                .c("mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // both")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64 & mqscope create {q} --maxmsg 4 --msgsize 64")
                .act(stage -> {
                    StagedCall alice = stage.actor("alice").beginOpen(stage.queue(), EXCLUSIVE, 4, 64);
                    StagedCall bob = stage.actor("bob").beginOpen(stage.queue(), EXCLUSIVE, 4, 64);
                    alice.await();
                    bob.await();
                })
                .claim("One of them made it", succeeded(1))
                .claim("The other was told EEXIST", existed())
                .claim("The queue is there, once", exists(true));
    }

    private static StepScript theLoserOpensWhatIsThere() {
        return new StepScript("The loser opens what is there")
                .say("Whoever lost the race opens without O_CREAT. Both now have the same queue.")
                .c("mqd_t q = mq_open(\"{q}\", O_RDWR);")
                .shell("mqscope info {q}")
                .act(stage -> {
                    stage.actor("alice").open(stage.queue(), Mq.O_RDWR);
                    stage.actor("bob").open(stage.queue(), Mq.O_RDWR);
                })
                .claim("alice has it", DescriptorChecks.leadsToQueue("alice"))
                .claim("bob has it", DescriptorChecks.leadsToQueue("bob"));
    }

    private static StepScript oCreatWithoutOExcl() {
        return new StepScript("O_CREAT without O_EXCL")
                .say(
                        "O_CREAT alone never fails because the queue is there. It never looks at the attributes either, so a"
                                + " left-over queue of other sizes goes unnoticed.")
                .c("mq_open(\"{q}\", O_RDWR|O_CREAT, 0600, &(struct mq_attr){.mq_maxmsg = 1, .mq_msgsize = 8});")
                .act(stage -> stage.actor("bob").open(stage.queue(), Mq.O_RDWR | Mq.O_CREAT, 1, 8))
                .claim("It succeeded", done("bob"))
                .claim("and the sizes are still the first ones: check them with mq_getattr", sizes(4, 64));
    }

    private static StepScript leftOverFromTheLastRun() {
        return new StepScript("Left over from the last run")
                .say("alice sends something, then both end without mq_unlink. No process has the queue open.")
                .c("mq_send(q, \"old news\", 8, 0);", "exit(0);")
                .shell("mqscope list")
                .act(stage -> {
                    stage.actor("alice").send(0, "old news");
                    stage.actor("alice").exit();
                    stage.actor("bob").exit();
                })
                .claim("alice has ended", ended("alice", 0))
                .claim("bob has ended", ended("bob", 0))
                .claim("The queue outlives both, and so does the message", curmsgs(1));
    }

    private static StepScript theNextStart() {
        return new StepScript("The next start")
                .say("carol is the same program, started next. It asks for a queue of its own with O_EXCL.")
                .ask(
                        "What does it get?",
                        new Answer("A fresh, empty queue", done("carol")),
                        new Answer("EEXIST", failed("carol", Errno.EEXIST)))
                .c("mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // -1, EEXIST")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64")
                .act(stage -> stage.actor("carol").open(stage.queue(), EXCLUSIVE, 4, 64))
                .claim("EEXIST: drain it or unlink it, and decide which", failed("carol", Errno.EEXIST))
                .claim("The old message is still there", curmsgs(1));
    }

    private static Check succeeded(long expected) {
        return stage -> Evidence.same("the two calls of mq_open that succeeded", expected, count(stage, null));
    }

    private static Check existed() {
        return stage ->
                Evidence.same("the two calls of mq_open that failed with EEXIST", 1L, count(stage, Errno.EEXIST));
    }

    private static long count(Stage stage, @org.jspecify.annotations.Nullable Errno errno) throws LessonException {
        long count = 0;
        for (String actor : java.util.List.of("alice", "bob")) {
            boolean is = stage.actor(actor)
                    .call(0)
                    .reply()
                    .filter(reply -> errno == null ? reply.isDone() : reply.failedWith(errno))
                    .isPresent();
            count += is ? 1 : 0;
        }
        return count;
    }
}

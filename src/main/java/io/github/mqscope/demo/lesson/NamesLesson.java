package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.exists;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Mq;

/// A name leads to a queue; it is not the queue.
final class NamesLesson {
    private NamesLesson() {}

    static Lesson lesson() {
        return new Script(
                        "names",
                        "Names, and a queue without one",
                        "What a name may be; mq_unlink takes the name, the queue lives as long as somebody has it open.")
                .cast("old", "new")
                .steps(
                        aSlashAndNoOther(),
                        aQueueWithAMessage(),
                        theNameGoes(),
                        theSameNameAnotherQueue(),
                        theLastOneOut());
    }

    private static StepScript aSlashAndNoOther() {
        return new StepScript("A slash, and no other")
                .say("A name is a slash and up to 255 bytes without another slash. The kernel refuses all else, each in"
                        + " its own way.")
                .c(
                        "mq_open(\"/a/b\", O_RDONLY);       // EACCES",
                        "mq_open(\"no-slash\", O_RDONLY);   // EINVAL",
                        "mq_open(\"/not-there\", O_RDONLY); // ENOENT")
                .shell("mqscope info /a/b")
                .act(stage -> {
                    stage.actor("old").open(QueueName.of("/a/b"), Mq.O_RDONLY);
                    stage.actor("old").open(QueueName.of("no-slash"), Mq.O_RDONLY);
                    stage.actor("old").open(stage.queue("not-there"), Mq.O_RDONLY);
                })
                .claim("A second slash is EACCES", failed("old", 2, Errno.EACCES))
                .claim("No slash is EINVAL", failed("old", 1, Errno.EINVAL))
                .claim("A name that nobody uses is ENOENT", failed("old", Errno.ENOENT));
    }

    private static StepScript aQueueWithAMessage() {
        return new StepScript("A queue with a message")
                .say("One process makes a queue and sends a message to it.")
                .c("mqd_t q = mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);", "mq_send(q, \"tea\", 3, 0);")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope send {q} tea")
                .act(stage -> {
                    stage.actor("old").create(stage.queue(), 4, 64);
                    stage.actor("old").send(0, "tea");
                })
                .claim("It is there", exists(true))
                .claim("with one message", curmsgs(1));
    }

    private static StepScript theNameGoes() {
        return new StepScript("The name goes")
                .say("The name is unlinked while the process has the queue open.")
                .ask(
                        "Can the process still receive its message?",
                        new Answer("Yes", received("old", "tea")),
                        new Answer("No, EBADF", failed("old", Errno.EBADF)))
                .c("mq_unlink(\"{q}\");", "mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope unlink {q}")
                .act(stage -> {
                    stage.actor("new").unlink(stage.queue());
                    stage.actor("old").receive(64);
                })
                .claim("The message came", received("old", "tea"))
                .claim("The name leads nowhere", exists(false))
                .claim("The kernel shows the open queue as deleted", DescriptorChecks.leadsToDeletedQueue("old"));
    }

    private static StepScript theSameNameAnotherQueue() {
        return new StepScript("The same name, another queue")
                .say("The other process makes a queue of the same name. Nothing connects it with the first.")
                .ask(
                        "The old process sends to its descriptor. Which queue gets the message?",
                        new Answer("The new one, which has the name", curmsgs(1)),
                        new Answer("The old one, which has no name", curmsgs(0)))
                .c(
                        "mqd_t q2 = mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // the other",
                        "mq_send(q, \"cake\", 4, 0);                                      // the old")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64")
                .act(stage -> {
                    stage.lookAway(stage.queue());
                    stage.actor("new").create(stage.queue(), 4, 64);
                    stage.actor("old").send(0, "cake");
                })
                .claim("The old process's mq_send succeeded", done("old"))
                .claim("The queue of that name is empty", curmsgs(0))
                .claim("The new process has it open", DescriptorChecks.leadsToQueue("new"));
    }

    private static StepScript theLastOneOut() {
        return new StepScript("The last one out")
                .say("The old process closes its descriptor. It was the last, so the queue without a name is gone, with"
                        + " the message in it.")
                .c("mq_close(q);")
                .act(stage -> stage.actor("old").close())
                .claim("mq_close succeeded", done("old"))
                .claim("No process has it open any more", DescriptorChecks.noneDeleted())
                .claim("The queue of that name lives on", exists(true));
    }
}

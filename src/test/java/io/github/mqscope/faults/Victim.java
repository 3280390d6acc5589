package io.github.mqscope.faults;

import io.github.mqscope.drain.AbandonedJournal;
import io.github.mqscope.drain.DrainProgress;
import io.github.mqscope.drain.Injected;
import io.github.mqscope.drain.Journal;
import io.github.mqscope.drain.JournaledMessage;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.drain.Restore;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program that takes messages out of a queue, with its journals in a directory.
final class Victim {
    private static final List<Message> MESSAGES = List.of(
            new Message(9, "the first, of some length: ".repeat(2).getBytes(StandardCharsets.UTF_8)),
            new Message(5, "second".getBytes(StandardCharsets.UTF_8)),
            new Message(5, new byte[0]),
            new Message(0, "last".getBytes(StandardCharsets.UTF_8)));
    private static final int KILLED = 137;

    private final Class<?> program;
    private final List<String> more;
    private final Path directory;
    private int runs;

    /// @param program takes the names of its queues, its directory, and `more`
    Victim(Class<?> program, List<String> more, Path directory) {
        this.program = program;
        this.more = more;
        this.directory = directory;
    }

    private final class Scene implements AutoCloseable {
        private final TestQueue from = TestQueue.create(MESSAGES.size(), TestQueue.MSGSIZE);
        private final TestQueue to = TestQueue.create(MESSAGES.size(), TestQueue.MSGSIZE);
        private final Path journals = directory.resolve("run" + runs++);

        Scene() throws QueueException {
            for (Message message : MESSAGES) {
                from.queue().send(message);
            }
        }

        List<String> command(List<String> strace) {
            List<String> command = new ArrayList<>(strace);
            List<String> arguments = new ArrayList<>(List.of(name(from)));
            if (isMove()) {
                arguments.add(name(to));
            }
            arguments.add(journals.toString());
            arguments.addAll(more);
            command.addAll(JavaProgram.command(program, arguments.toArray(String[]::new)));
            return command;
        }

        boolean isMove() {
            return more.isEmpty();
        }

        @Override
        public void close() throws QueueException {
            from.close();
            to.close();
        }
    }

    private static String name(TestQueue queue) {
        return new String(queue.name().bytes(), StandardCharsets.UTF_8);
    }

    /// Its system calls, from a run that nobody disturbs.
    List<KillPoint> points() throws Exception {
        Path calls = directory.resolve("calls");
        try (Scene scene = new Scene();
                Peer run = Peer.start(scene.command(
                        List.of("strace", "-f", "-o", calls.toString(), "-e", "trace=" + KillPoint.CALLS)))) {
            if (run.exitStatus() != 0) {
                throw new IOException("undisturbed, it fails: " + run.errors());
            }
        }
        return KillPoint.all(Files.readAllLines(calls, StandardCharsets.ISO_8859_1));
    }

    /// Runs it, kills it there, and looks for its messages.
    void kill(KillPoint point, Tally tally) throws Exception {
        try (Scene scene = new Scene()) {
            if (point.after() ? killedAfter(point, scene) : killedBefore(point, scene)) {
                tally.kill();
                count(scene, tally);
            }
        }
    }

    private static List<String> strace(String injection) {
        String call = injection.substring(0, injection.indexOf(':'));
        return List.of("strace", "-f", "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=" + injection);
    }

    private static boolean killedBefore(KillPoint point, Scene scene) throws Exception {
        String injection = Injected.kill(point.call(), point.when());
        try (Peer run = Peer.start(scene.command(strace(injection)))) {
            return run.exitStatus() == KILLED;
        }
    }

    // The call is done, and strace holds the thread in it for a while.
    private static boolean killedAfter(KillPoint point, Scene scene) throws Exception {
        boolean sends = point.call().equals("mq_timedsend");
        MessageQueue changes = sends && scene.isMove() ? scene.to.queue() : scene.from.queue();
        int depth = sends ? point.when() : Math.max(0, MESSAGES.size() - point.when());
        String injection = point.call() + ":delay_exit=2000000:when=" + point.when();
        try (Peer run = Peer.start(scene.command(strace(injection)))) {
            Await.until("the call is done", () -> changes.attributes().curmsgs() == depth);
            ProcessHandle.of(run.pid()).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
            return run.exitStatus() == KILLED;
        }
    }

    static List<Message> receiveAll(MessageQueue queue) throws QueueException {
        List<Message> messages = new ArrayList<>();
        try (MessageBuffer buffer = queue.newBuffer()) {
            while (queue.tryReceive(buffer)) {
                messages.add(buffer.message());
            }
        }
        return messages;
    }

    // As a next start does: what is certain goes back, what is not is told.
    private static void count(Scene scene, Tally tally) throws IOException {
        Journals journals = new Journals(scene.journals);
        for (AbandonedJournal leftover : journals.leftovers()) {
            if (isWrong(leftover)) {
                tally.wrongReport();
            } else {
                try (Journal journal = journals.open(leftover)) {
                    Restore.run(scene.from.queue(), journal, Restore.Choice.SAFE, DrainProgress.SILENT);
                }
            }
        }
        List<Message> there = new ArrayList<>(receiveAll(scene.from.queue()));
        there.addAll(receiveAll(scene.to.queue()));
        List<Message> unsure = new ArrayList<>();
        for (AbandonedJournal leftover : journals.leftovers()) {
            leftover.messages().stream().filter(JournaledMessage::isOut).forEach(m -> there.add(m.message()));
            leftover.messages().stream().filter(JournaledMessage::mayBeBack).forEach(m -> unsure.add(m.message()));
        }
        for (Message message : MESSAGES) {
            tally.message((int) there.stream().filter(message::equals).count(), unsure.contains(message));
        }
    }

    static boolean isWrong(AbandonedJournal leftover) {
        return leftover.contents() == null
                || !leftover.contents().damage().isEmpty()
                || leftover.out() + leftover.unsure() == 0;
    }
}

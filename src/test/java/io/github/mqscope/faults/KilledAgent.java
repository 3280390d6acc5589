package io.github.mqscope.faults;

import io.github.mqscope.Main;
import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.drain.AbandonedJournal;
import io.github.mqscope.drain.JournaledMessage;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.KernelObjects;
import io.github.mqscope.testing.LoopbackSsh;
import io.github.mqscope.testing.Requires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// An agent that does everything at once, killed in the middle of it or cut off, and what is left then.
final class KilledAgent {
    /// How it ends.
    enum Way {
        AGENT("it is killed"),
        PIPE("its pipes are closed, as where its client is killed"),
        SSH("the ssh before it is killed");

        final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private static final int FIRST_MILLIS = 5;
    private static final int DOUBLINGS = 7;
    private static final String MARK = "MQSCOPE_KILLED_AGENT";

    private final Path directory;
    private final LoopbackSsh ssh;
    private int runs;

    /// @param ssh a server on this machine
    KilledAgent(Path directory, LoopbackSsh ssh) {
        this.directory = directory;
        this.ssh = ssh;
    }

    /// A moment after it was asked for everything, of one that becomes twice as late: while it loads its classes, while
    /// messages are on their way, while calls wait.
    static Duration moment(int number, Random random) {
        return Duration.ofMillis(random.nextInt(FIRST_MILLIS << number % DOUBLINGS));
    }

    /// Begins one, and ends it so long after it was asked for everything.
    /// @throws AssertionError where something of it stays
    void kill(Way way, Duration after, Tally tally) throws Exception {
        Path state = directory.resolve("agent" + runs++);
        try (BusyQueues queues = new BusyQueues()) {
            Process process = new ProcessBuilder(command(way, state))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            AgentSpace space =
                    AgentSpace.open(LogHead.VERSION, process.getInputStream(), process.getOutputStream(), () -> {});
            List<String> objects = new ArrayList<>();
            Await.until(
                    "the probe is open, or cannot be", () -> !(space.probing().state() instanceof ProbeStatus.Opening));
            BusyQueues.Asked asked = queues.ask(space);
            long moment = System.nanoTime() + after.toNanos();
            Await.until("the moment", () -> System.nanoTime() >= moment);
            if (Requires.isOnPath("bpftool")) {
                objects.addAll(KernelObjects.of(space.identity().pid()));
            }
            end(way, process, space);
            Await.until("the loss is told", () -> space.lost().isPresent());
            // One that ends has its descriptors longer than its environment.
            Path agent = Path.of("/proc", Integer.toString(space.identity().pid()));
            Await.until("no process is left", () -> Files.notExists(agent) && !isLeft(state) && !ssh.isInUse());
            tally.kill();
            queues.checkRegistrations();
            for (String object : objects) {
                Await.until(object + " is gone", () -> !KernelObjects.exists(object));
            }
            count(queues, asked, space, new Journals(state.resolve("mqscope/journals")), tally);
            space.close();
        }
    }

    private List<String> command(Way way, Path state) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        if (way == Way.SSH) {
            command.addAll(ssh.words());
            command.addAll(List.of("cd", Path.of("").toAbsolutePath().toString(), "&&"));
        }
        command.addAll(List.of("env", MARK + "=" + state, "XDG_STATE_HOME=" + state));
        command.addAll(JavaProgram.command(Main.class, "agent"));
        return command;
    }

    private static void end(Way way, Process process, AgentSpace space) throws IOException {
        switch (way) {
            case AGENT -> ProcessHandle.of(space.identity().pid()).orElseThrow().destroyForcibly();
            case PIPE -> {
                process.getOutputStream().close();
                process.getInputStream().close();
            }
            case SSH -> process.destroyForcibly();
        }
    }

    // Whatever it has started, in whatever session, has its environment, or its words on the way.
    private static boolean isLeft(Path state) throws IOException {
        String mark = MARK + "=" + state + "\0";
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .anyMatch(process ->
                            (read(process.resolve("environ")) + read(process.resolve("cmdline"))).contains(mark));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1) + "\0";
        } catch (IOException ended) {
            return "";
        }
    }

    private static void count(
            BusyQueues queues, BusyQueues.Asked asked, AgentSpace space, Journals journals, Tally tally)
            throws IOException {
        List<Message> certain = new ArrayList<>(queues.receiveAll(asked));
        space.acts().seen().bin().all().stream().map(SeenMessage::message).forEach(certain::add);
        List<Message> unsure = new ArrayList<>();
        for (AbandonedJournal leftover : journals.leftovers()) {
            if (Victim.isWrong(leftover)) {
                tally.wrongReport();
            }
            leftover.messages().stream().filter(JournaledMessage::isOut).forEach(m -> certain.add(m.message()));
            leftover.messages().stream().filter(JournaledMessage::mayBeBack).forEach(m -> unsure.add(m.message()));
        }
        for (Message message : queues.messages()) {
            tally.message((int) certain.stream().filter(message::equals).count(), unsure.contains(message));
        }
    }
}

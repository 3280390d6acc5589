package io.github.mqscope.demo.peer;

import io.github.mqscope.log.Threads;
import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The program of a lesson's process: makes the system calls that it is told to, one after another.
///
/// A request is a line `ID CALL ARGUMENT…`, its answer `ID RESULT ERRNO NANOS DETAIL…`. One thread makes the
/// calls, so that it can be seen blocked; `now` before the call has the reading thread make it meanwhile.
/// `exit` ends the program. The end of standard input says that whoever started it is gone: then the queues
/// named by `guard` are unlinked first.
public final class PeerProgram {
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final Set<QueueName> guarded = new HashSet<>();
    private final Calls calls = new Calls();

    private PeerProgram() {}

    /// Without arguments: everything comes by standard input.
    public static void main(String[] args) throws IOException {
        if (!Signals.blockedByAllThreads(SigSet.of(Signal.NOTIFICATION))) {
            SignalMask.ensure();
        }
        PeerProgram program = new PeerProgram();
        Threads.daemon("calls").start(program::makeCalls);
        program.readRequests();
        Runtime.getRuntime().halt(0);
    }

    private void readRequests() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            String line;
            while ((line = in.readLine()) != null) {
                if (line.equals("exit")) {
                    return;
                }
                take(line);
            }
        }
        unlinkGuarded();
    }

    private void take(String line) throws IOException {
        ProtocolLine words = ProtocolLine.of(line);
        switch (words.text(0)) {
            case "guard" -> guarded.add(words.name(1));
            case "comm" -> Files.writeString(Path.of("/proc/self/comm"), words.text(1));
            case "now" -> answer(words.from(1));
            default -> requests.add(line);
        }
    }

    private void makeCalls() {
        print("hello " + ProcessHandle.current().pid() + " " + Signals.gettid());
        try {
            while (true) {
                answer(ProtocolLine.of(requests.take()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(ProtocolLine words) {
        print(calls.make(words.from(1)).line(words.big(0)));
    }

    static synchronized void print(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void unlinkGuarded() {
        for (QueueName name : guarded) {
            try {
                QueueOpen.unlink(name);
            } catch (QueueException gone) {
                // Unlinked already, as it should be.
            }
        }
    }
}

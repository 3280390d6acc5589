package io.github.mqscope;

import io.github.mqscope.agent.AgentServer;
import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.agent.HandingOver;
import io.github.mqscope.local.LocalSpace;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.text.Escaped;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The composition root of the agent: the space of this process, served on stdin and stdout.
///
/// The end of the input ends it, a signal as well: calls released, registrations gone, journals closed.
final class Agent {
    private static final int ROOM = 1 << 16;
    private static final long PATIENCE_SECONDS = 10;

    private Agent() {}

    static int serve() {
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // What is printed by mistake is no frame.
        try (Serving serving = new Serving()) {
            serving.space.openProbe();
            AgentServer.serve(serving.space, serving.handing, LogHead.VERSION, in, out);
            return ExitStatus.DONE.code();
        } catch (IOException e) {
            System.err.println("mqscope: agent: " + Escaped.line(String.valueOf(e.getMessage())));
            return ExitStatus.FAILED.code();
        }
    }

    /// An agent and its near end in one process, until the first snapshot has come.
    static void rehearse() throws IOException {
        PipedInputStream asked = new PipedInputStream(ROOM);
        PipedInputStream told = new PipedInputStream(ROOM);
        PipedOutputStream asks = new PipedOutputStream(asked);
        PipedOutputStream tells = new PipedOutputStream(told);
        try (Serving serving = new Serving()) {
            serving.space.openProbe();
            Threads.daemon("rehearsal").start(() -> serving.serve(asked, tells));
            CountDownLatch seen = new CountDownLatch(1);
            try (AgentSpace space = AgentSpace.open(LogHead.VERSION, told, asks, asks)) {
                space.watch(snapshot -> seen.countDown());
                boolean _ = seen.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A read of the input cannot be interrupted: after a signal the process ends beside it.
    private static final class Serving implements AutoCloseable {
        private final HandingOver handing = new HandingOver();
        private final LocalSpace space = new LocalSpace((what, why) -> {}, this::ended, Optional.empty());
        private volatile boolean closing;

        private Serving() throws IOException {
            space.handOn(handing);
        }

        private void serve(InputStream in, OutputStream out) {
            try {
                AgentServer.serve(space, handing, LogHead.VERSION, in, out);
            } catch (IOException over) {
                // The near end has gone.
            }
        }

        private void ended() {
            if (closing) {
                return;
            }
            Threads.lasting("end").start(() -> {
                close();
                Runtime.getRuntime().halt(ExitStatus.DONE.code());
            });
        }

        @Override
        public void close() {
            closing = true;
            space.close();
        }
    }
}

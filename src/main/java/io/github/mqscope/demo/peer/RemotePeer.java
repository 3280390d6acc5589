package io.github.mqscope.demo.peer;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.queue.QueueName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A running [PeerProgram]: takes requests, answers when the kernel has. Any thread.
///
/// Closing it ends the process at once, also one that is blocked; so does the end of this process.
public final class RemotePeer implements AutoCloseable {
    private static final int EVENTS_KEPT = 256;
    private static final long END_SECONDS = 2;

    private final Process process;
    private final Writer requests;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> caller = new CompletableFuture<>();
    private final List<PeerEvent> events = new ArrayList<>(); // Guarded by itself.

    private RemotePeer(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /// Starts one; it takes requests at once and gets to them when its JVM is up.
    /// @param prefix the words of a program that starts it with signals blocked; without any it sees to that itself
    static RemotePeer start(List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(OwnJava.command(PeerProgram.class));
        RemotePeer peer = new RemotePeer(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        Threads.virtual("answers").start(peer::readAnswers);
        return peer;
    }

    private void readAnswers() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            String line;
            while ((line = in.readLine()) != null) {
                answered(ProtocolLine.of(line));
            }
        } catch (IOException broken) {
            // It ended: whoever waits is told below.
        }
        IOException ended = new IOException("process " + pid() + " has ended");
        caller.completeExceptionally(ended);
        waiting.values().forEach(reply -> reply.completeExceptionally(ended));
    }

    private void answered(ProtocolLine words) {
        switch (words.text(0)) {
            case "hello" -> caller.complete(words.number(2));
            case "event" -> event(words);
            default -> {
                CompletableFuture<Reply> reply = waiting.remove(words.big(0));
                if (reply != null) {
                    reply.complete(Reply.parse(words));
                }
            }
        }
    }

    private void event(ProtocolLine words) {
        String text = new String(words.bytes(2), StandardCharsets.UTF_8);
        synchronized (events) {
            if (events.size() == EVENTS_KEPT) {
                events.removeFirst();
            }
            events.add(new PeerEvent(words.text(1), text, System.nanoTime()));
        }
    }

    /// Has it make a call after those asked for before.
    public CompletableFuture<Reply> ask(Object... words) {
        return ask("", words);
    }

    /// Has it make a call at once, while another may be blocked.
    public CompletableFuture<Reply> askNow(Object... words) {
        return ask("now ", words);
    }

    private CompletableFuture<Reply> ask(String how, Object... words) {
        long id = ids.incrementAndGet();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        StringBuilder line = new StringBuilder(how).append(id);
        for (Object word : words) {
            line.append(' ').append(encoded(word));
        }
        if (!tell(line.toString()) || !process.isAlive()) {
            reply.completeExceptionally(new IOException("process " + pid() + " has ended"));
        }
        return reply;
    }

    private static String encoded(Object word) {
        return switch (word) {
            case byte[] bytes -> ProtocolLine.encode(bytes);
            case QueueName name -> ProtocolLine.encode(name.bytes());
            default -> word.toString();
        };
    }

    private synchronized boolean tell(String line) {
        try {
            requests.write(line + "\n");
            requests.flush();
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /// Has it unlink this queue where it finds us gone.
    public void guard(QueueName queue) {
        tell("guard " + ProtocolLine.encode(queue.bytes()));
    }

    /// Gives the process a name, at most 15 characters, for those who look at it.
    public void comm(String name) {
        tell("comm " + name);
    }

    /// The thread that makes the calls, known when the JVM is up.
    public CompletableFuture<Integer> caller() {
        return caller;
    }

    /// Its process id.
    public long pid() {
        return process.pid();
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Its exit status once it has ended, 128 and the signal for one that was killed.
    public OptionalInt exitStatus() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /// What its loop has told, the newest 256.
    public List<PeerEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    // Process.destroy would also close the pipes, and what it says at its end would be lost.
    /// SIGTERM: asks it to end.
    public void terminate() {
        boolean _ = process.toHandle().destroy();
    }

    /// SIGKILL: ends it, whatever it does.
    public void kill() {
        boolean _ = process.toHandle().destroyForcibly();
    }

    @Override
    public void close() {
        if (!tell("exit")) {
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package io.github.mqscope.demo.peer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Peers started ahead, since a JVM takes a moment: a lesson that begins finds its processes running.
///
/// A peer is taken once and never comes back. Any thread.
public final class PeerPool implements AutoCloseable {
    private static final String SIGNALS = "INT,RTMIN+2";
    private static final String SIGNALS_OF_A_LOOP = "INT,TERM,HUP,RTMIN+2";

    private final int ahead;
    private final Deque<RemotePeer> ready = new ArrayDeque<>(); // Guarded by this.
    private boolean closed;

    /// @param ahead how many to keep ready
    public PeerPool(int ahead) {
        this.ahead = ahead;
    }

    /// Starts as many as are kept ready, and does not wait for them.
    public synchronized void warm() throws IOException {
        while (ready.size() < ahead && !closed) {
            ready.add(RemotePeer.start(BlockedSignals.prefix(SIGNALS)));
        }
    }

    /// One that no other has.
    public synchronized RemotePeer take() throws IOException {
        if (closed) {
            throw new IOException("the lessons have been closed");
        }
        RemotePeer peer = ready.poll();
        while (peer != null && !peer.isAlive()) {
            peer = ready.poll();
        }
        return peer == null ? RemotePeer.start(BlockedSignals.prefix(SIGNALS)) : peer;
    }

    /// One whose threads all block SIGTERM, for a loop that takes it from a signalfd.
    public RemotePeer takeForLoop() throws IOException {
        return RemotePeer.start(BlockedSignals.prefix(SIGNALS_OF_A_LOOP));
    }

    /// One in an IPC namespace of its own; an ordinary one where [OwnNamespace] is refused.
    public RemotePeer takeAway() throws IOException {
        List<String> prefix = new ArrayList<>(OwnNamespace.prefix());
        prefix.addAll(BlockedSignals.prefix(SIGNALS));
        return RemotePeer.start(prefix);
    }

    /// Ends those not taken.
    @Override
    public synchronized void close() {
        closed = true;
        ready.forEach(RemotePeer::kill);
        ready.clear();
    }
}

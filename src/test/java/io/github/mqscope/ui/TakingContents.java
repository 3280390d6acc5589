package io.github.mqscope.ui;

import io.github.mqscope.model.KeptMessage;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.LeftoverPage;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.PendingLook;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes everything out of a real queue and puts it back, without a journal; each step may be held up.
public final class TakingContents implements ContentsActs {
    /// What [#disturbance] says.
    public volatile List<String> disturbance = List.of();

    /// What every look reports.
    public volatile List<String> report = List.of();

    /// One permit a message to take or put back.
    public final Semaphore steps = new Semaphore(1_000_000);

    public final List<Leftover> leftovers = new CopyOnWriteArrayList<>();
    public final List<Boolean> uncertainToo = new CopyOnWriteArrayList<>();

    @Override
    public List<String> disturbance(QueueTarget target) {
        return disturbance;
    }

    @Override
    public PendingLook look(QueueTarget target) {
        Taking look = new Taking(target);
        Thread.ofPlatform().daemon().name("look").start(look);
        return look;
    }

    @Override
    public LeftoverPage leftovers(String after, Set<String> without, int most) {
        List<Leftover> all = leftovers.stream()
                .filter(leftover -> leftover.journal().compareTo(after) > 0 && !without.contains(leftover.journal()))
                .toList();
        return new LeftoverPage(all.stream().limit(most).toList(), Math.max(0, all.size() - most));
    }

    @Override
    public PendingLook restore(Leftover leftover, boolean all) {
        uncertainToo.add(all);
        leftovers.remove(leftover);
        Taking none = new Taking(leftover.queue().orElseThrow());
        none.restored.set(leftover.messages());
        none.stage = PendingLook.Stage.OVER;
        return none;
    }

    @Override
    public List<KeptMessage> messages(Leftover leftover) {
        return List.of(new KeptMessage(0, new Message(0, new byte[1]), "taken", "intact"));
    }

    @Override
    public void discard(Leftover leftover) {
        leftovers.remove(leftover);
    }

    private final class Taking implements PendingLook, Runnable {
        private final QueueTarget target;
        private final Instant asOf = Instant.now();
        private final List<Message> messages = new CopyOnWriteArrayList<>();
        private volatile Stage stage = Stage.TAKING;
        private final AtomicInteger restored = new AtomicInteger();
        private volatile boolean cancelled;

        Taking(QueueTarget target) {
            this.target = target;
        }

        @Override
        public void run() {
            try (MessageQueue queue = QueueOpen.of(target.name()).nonBlocking().open();
                    MessageBuffer buffer = queue.newBuffer()) {
                while (!cancelled && queue.tryReceive(buffer)) {
                    messages.add(buffer.message());
                    steps.acquireUninterruptibly();
                }
                stage = Stage.RESTORING;
                for (Message message : messages) {
                    queue.send(buffer.set(message));
                    restored.incrementAndGet();
                    steps.acquireUninterruptibly();
                }
            } catch (QueueException e) {
                throw new AssertionError(e);
            } finally {
                stage = Stage.OVER;
            }
        }

        @Override
        public QueueTarget target() {
            return target;
        }

        @Override
        public Stage stage() {
            return stage;
        }

        @Override
        public int taken() {
            return messages.size();
        }

        @Override
        public int restored() {
            return restored.get();
        }

        @Override
        public List<Message> messages() {
            return List.copyOf(messages);
        }

        @Override
        public Instant asOf() {
            return asOf;
        }

        @Override
        public List<String> report() {
            return report;
        }

        @Override
        public boolean failed() {
            return false;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}

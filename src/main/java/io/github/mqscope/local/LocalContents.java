package io.github.mqscope.local;

import io.github.mqscope.drain.Disturbance;
import io.github.mqscope.drain.JournaledMessage;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.KeptMessage;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.LeftoverPage;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.proc.Fill;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Looks into the queues of this machine, each on a thread of its own, with journals on disk.
public final class LocalContents implements ContentsActs, AutoCloseable {
    /// Looks under way at the most.
    public static final int MOST_LOOKS = 8;

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final QueueAccess access;
    private final Journals journals;
    private final EventLog log;
    private final long mostBytes;
    private final List<LookWork> underWay = new CopyOnWriteArrayList<>();

    /// @param access   stays the caller's
    /// @param journals where every message is kept while it is out
    /// @param log      where looks are told
    public LocalContents(QueueAccess access, Journals journals, EventLog log) {
        this(access, journals, log, ContentsActs.MOST_BYTES);
    }

    LocalContents(QueueAccess access, Journals journals, EventLog log, long mostBytes) {
        this.access = access;
        this.journals = journals;
        this.log = log;
        this.mostBytes = mostBytes;
    }

    /// With journals in a directory of the caller's.
    public LocalContents(QueueAccess access, Path journals, EventLog log) {
        this(access, new Journals(journals), log);
    }

    @Override
    public List<String> disturbance(QueueTarget target) throws IOException {
        Holders holders = QueueInspection.holders(target.name(), target.key().dev(), key -> Fill.UNKNOWN);
        List<String> openers = holders.openersOf(target.key()).stream()
                .map(o -> who(o.who(), o.pid()))
                .distinct()
                .toList();
        List<String> blocked = holders.blockedOn(target.key()).stream()
                .map(b -> who(b.who(), b.pid()) + (b.sending() ? " in mq_send" : " in mq_receive"))
                .toList();
        try (MessageQueue queue = access.open(target, Access.READ_WRITE, true)) {
            return Disturbance.of(queue, openers, blocked).sentences();
        }
    }

    private static String who(String comm, int pid) {
        return Escaped.of(comm) + " (pid " + pid + ")";
    }

    @Override
    public PendingLook look(QueueTarget target) {
        return start(new LookWork(target, log, work -> work.takeAndPutBack(access, journals, mostBytes)));
    }

    @Override
    public PendingLook restore(Leftover leftover, boolean uncertainToo) {
        QueueTarget target = leftover.queue()
                .orElseThrow(() -> new IllegalArgumentException("a journal that cannot be read names no queue"));
        return start(new LookWork(target, log, work -> work.putBack(access, journals, find(leftover), uncertainToo)));
    }

    private PendingLook start(LookWork work) {
        if (underWay.size() >= MOST_LOOKS) {
            throw new IllegalStateException(MOST_LOOKS + " queues are being looked into already");
        }
        underWay.add(work);
        Threads.lasting("look " + work.target().name()).start(() -> {
            try {
                work.run();
            } finally {
                underWay.remove(work);
            }
        });
        return work;
    }

    @Override
    public LeftoverPage leftovers(String after, Set<String> without, int most) throws IOException {
        var page = journals.leftovers(name -> name.compareTo(after) > 0 && !without.contains(name), most);
        return new LeftoverPage(
                page.leftovers().stream().map(LocalContents::shown).toList(), page.more());
    }

    static Leftover shown(io.github.mqscope.drain.AbandonedJournal found) {
        var header = Optional.ofNullable(found.contents()).map(c -> c.header());
        int uncertain = (int)
                found.messages().stream().filter(LocalContents::isUncertain).count();
        int whole = (int) found.messages().stream()
                .filter(m -> m.isOut() && m.trust() == JournaledMessage.Trust.INTACT)
                .count();
        return new Leftover(
                found.file(),
                header.map(h -> new QueueTarget(h.queue(), h.key())),
                header.map(h -> h.created()).orElse(Instant.EPOCH),
                whole,
                uncertain,
                header.isPresent() && !found.earlierBoot(),
                found.sentences());
    }

    private static boolean isUncertain(JournaledMessage message) {
        return message.trust() != JournaledMessage.Trust.DAMAGED
                && (message.mayBeBack() || (message.isOut() && message.lengthUncertain()));
    }

    private io.github.mqscope.drain.AbandonedJournal find(Leftover leftover) throws IOException {
        return journals.leftover(leftover.journal())
                .orElseThrow(() -> new IOException("journal " + Escaped.of(leftover.journal()) + " is gone or in use"));
    }

    @Override
    public List<KeptMessage> messages(Leftover leftover) throws IOException {
        return find(leftover).messages().stream().map(LocalContents::kept).toList();
    }

    static KeptMessage kept(JournaledMessage message) {
        return new KeptMessage(
                message.index(),
                message.message(),
                message.state().name().toLowerCase(Locale.ROOT),
                message.trust().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void discard(Leftover leftover) throws IOException {
        journals.discard(find(leftover));
    }

    /// Stops every look and waits, for a bounded time, until what was taken is back.
    @Override
    public void close() {
        List<LookWork> left = List.copyOf(underWay);
        left.forEach(LookWork::cancel);
        try {
            for (LookWork work : left) {
                boolean _ = work.awaitEnd(END_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

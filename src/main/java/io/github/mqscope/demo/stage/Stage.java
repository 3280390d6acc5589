package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.PeerEvent;
import io.github.mqscope.demo.peer.RemotePeer;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The live side of a lesson: its queues and processes, from the beginning of a performance to its end.
///
/// Used by the thread that performs. Closing it ends the processes and unlinks the queues, whatever state they
/// are in; where this process is killed, the lesson's processes do the same.
public final class Stage implements AutoCloseable {
    /// What the learner's own calls are logged under.
    public static final String LEARNER = "you";

    private static final AtomicLong COUNT = new AtomicLong();

    private final LessonResources resources;
    private final String base = "/lesson-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<QueueName, QueueSight> sights = new LinkedHashMap<>();
    private final List<QueueName> names = new ArrayList<>();
    private final List<StagedCall> learnerCalls = new ArrayList<>();

    private long emptyNanos = System.nanoTime();

    private Stage(LessonResources resources) {
        this.resources = resources;
    }

    /// Starts the processes of a lesson, all at once.
    static Stage open(Lesson lesson, LessonResources resources) throws IOException {
        Stage stage = new Stage(resources);
        try {
            for (String name : lesson.cast()) {
                stage.actors.put(name, new Actor(name, stage.newPeer(name)));
            }
            stage.queue();
            return stage;
        } catch (IOException e) {
            stage.close();
            throw e;
        }
    }

    // By convention of the lessons, `daemon` is the one that runs a loop, `guest` the one in a namespace of its own.
    private RemotePeer newPeer(String name) throws IOException {
        return switch (name) {
            case "daemon" -> resources.pool().takeForLoop();
            case "guest" -> resources.pool().takeAway();
            default -> resources.pool().take();
        };
    }

    /// The name of the lesson's queue, which a process of the lesson creates.
    public QueueName queue() {
        return name(base);
    }

    /// The name of another queue of the lesson.
    public QueueName queue(String suffix) {
        return name(base + "-" + suffix);
    }

    private QueueName name(String text) {
        QueueName name = QueueName.of(text);
        if (!names.contains(name)) {
            names.add(name);
            actors.values().forEach(actor -> actor.peer().guard(name));
        }
        return name;
    }

    /// The process of a name.
    public Actor actor(String name) throws LessonException {
        Actor actor = actors.get(name);
        if (actor == null) {
            throw new LessonException("this lesson has no process " + name);
        }
        return actor;
    }

    /// The processes.
    public List<Actor> actors() {
        return List.copyOf(actors.values());
    }

    /// All calls so far, the learner's among them, by when they were begun.
    List<StagedCall> calls() {
        List<StagedCall> all = new ArrayList<>(learnerCalls);
        actors.values().forEach(actor -> all.addAll(actor.calls()));
        all.sort(Comparator.comparingLong(StagedCall::begunNanos));
        return all;
    }

    /// The calls that account for what is in the queue: all since it was last known to be empty.
    List<StagedCall> counted() {
        return calls().stream()
                .filter(call -> call.begunNanos() - emptyNanos >= 0)
                .toList();
    }

    /// Says that the queue is empty now, whatever was sent and received before.
    void countFromNow() {
        emptyNanos = System.nanoTime();
    }

    void add(StagedCall ofLearner) {
        learnerCalls.add(ofLearner);
    }

    /// What the loops of its processes have told, in order.
    public List<PeerEvent> events() {
        return actors.values().stream()
                .flatMap(actor -> actor.peer().events().stream())
                .sorted(Comparator.comparingLong(PeerEvent::nanos))
                .toList();
    }

    /// The queues that this lesson has named and that are seen.
    List<QueueSight> sights() throws QueueException {
        for (QueueName name : names) {
            sight(name);
        }
        return List.copyOf(sights.values());
    }

    /// The sight of a queue, opened when it is there.
    Optional<QueueSight> sight(QueueName name) throws QueueException {
        QueueSight known = sights.get(name);
        if (known == null) {
            QueueSight.open(name, resources.peek()).ifPresent(opened -> sights.put(name, opened));
        }
        return Optional.ofNullable(sights.get(name));
    }

    /// The sight of the lesson's queue.
    QueueSight sight() throws IOException {
        return sight(queue()).orElseThrow(() -> new LessonException("the queue " + queue() + " is not there"));
    }

    /// Closes the lesson's own descriptor of a queue, which would keep it alive.
    public void lookAway(QueueName name) {
        QueueSight sight = sights.remove(name);
        if (sight != null) {
            sight.close();
        }
    }

    /// Fills `{q}` and `{pid NAME}` in.
    String fill(String text) {
        String filled = text.replace("{q}", queue().toString());
        for (Actor actor : actors.values()) {
            filled = filled.replace("{pid " + actor.name() + "}", Long.toString(actor.pid()));
        }
        return filled;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        names.forEach(Stage::unlink);
        actors.values().forEach(actor -> actor.peer().kill());
        actors.values().forEach(actor -> actor.peer().close());
        sights.values().forEach(QueueSight::close);
        sights.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unlink(QueueName name) {
        try {
            QueueOpen.unlink(name);
        } catch (QueueException gone) {
            // Never created, or unlinked by the lesson.
        }
    }
}

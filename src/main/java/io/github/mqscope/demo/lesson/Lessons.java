package io.github.mqscope.demo.lesson;

import io.github.mqscope.demo.stage.Lesson;
import java.util.List;
import java.util.Optional;

/// All lessons, in the order to learn them.
public final class Lessons {
    private static final List<Lesson> ALL = List.of(
            SenderReceiver.lesson(),
            AttributesLesson.lesson(),
            Buffer.lesson(),
            Boundaries.lesson(),
            Priority.lesson(),
            Full.lesson(),
            Empty.lesson(),
            Nonblock.lesson(),
            Timed.lesson(),
            Notify.lesson(),
            Rearm.lesson(),
            Suppressed.lesson(),
            OneRegistrant.lesson(),
            EpollEvents.lesson(),
            NotifyVsEpoll.lesson(),
            UnifiedLoop.lesson(),
            NamesLesson.lesson(),
            Creation.lesson(),
            NoReader.lesson(),
            QueueLimits.lesson());

    private Lessons() {}

    /// All of them.
    public static List<Lesson> all() {
        return ALL;
    }

    /// The one of an id.
    public static Optional<Lesson> of(String id) {
        return ALL.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}

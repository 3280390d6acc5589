package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.lesson.Lessons;
import java.util.OptionalInt;

/// Begins a lesson up to a blocked sender, says its queue and processes, and waits to be killed.
public final class KilledLessonProgram {
    private KilledLessonProgram() {}

    public static void main(String[] args) throws Exception {
        Performance performance =
                new Performance(Lessons.of("full").orElseThrow(), LessonResources.open(), scene -> {});
        performance.open();
        performance.perform(OptionalInt.empty());
        performance.perform(OptionalInt.empty());
        Scene scene = performance.scene().orElseThrow();
        System.out.println(scene.queues().getFirst().name());
        scene.actors().forEach(actor -> System.out.println(actor.pid()));
        System.in.read();
    }
}

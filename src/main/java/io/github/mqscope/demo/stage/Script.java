package io.github.mqscope.demo.stage;

import java.util.Arrays;
import java.util.List;

/// How a lesson is written: its head, then its steps, each by a [StepScript].
///
/// ```java
/// new Script("full", "Full: mq_send waits", "…").cast("sender", "receiver").steps(oneTooMany(), oneReceive());
/// ```
public final class Script {
    private final String id;
    private final String title;
    private final String line;
    private String needs = "";
    private List<String> cast = List.of();

    /// @see Lesson
    public Script(String id, String title, String line) {
        this.id = id;
        this.title = title;
        this.line = line;
    }

    /// Names the processes.
    public Script cast(String... names) {
        cast = List.of(names);
        return this;
    }

    /// Says what it needs.
    public Script needs(String what) {
        needs = what;
        return this;
    }

    /// The lesson of these steps.
    public Lesson steps(StepScript... steps) {
        List<Step> played = Arrays.stream(steps).map(StepScript::step).toList();
        return new Lesson(id, title, line, needs, cast, played);
    }
}

package io.github.mqscope.demo.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a lesson is written: its head, then step after step.
///
/// ```java
/// new Script("full", "Full: mq_send waits", "…").cast("sender", "receiver")
///         .step("One too many").say("…").c("…").shell("…").act(stage -> …).claim("…", check)
///         .lesson();
/// ```
public final class Script {
    private final String id;
    private final String title;
    private final String line;
    private final List<Step> steps = new ArrayList<>();
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

    /// Begins the next step.
    public StepScript step(String stepTitle) {
        return new StepScript(this, stepTitle);
    }

    Lesson lesson() {
        return new Lesson(id, title, line, needs, cast, List.copyOf(steps));
    }

    void add(Step step) {
        steps.add(step);
    }

    /// How a step is written; the next one, or [#lesson], ends it.
    public static final class StepScript {
        private final Script script;
        private final String title;
        private final List<String> c = new ArrayList<>();
        private final List<String> shell = new ArrayList<>();
        private final List<Claim> claims = new ArrayList<>();
        private String say = "";
        private Optional<Question> question = Optional.empty();
        private Act act = stage -> {};

        private StepScript(Script script, String title) {
            this.script = script;
            this.title = title;
        }

        /// The narration.
        public StepScript say(String words) {
            say = words;
            return this;
        }

        /// The calls as C.
        public StepScript c(String... lines) {
            c.addAll(List.of(lines));
            return this;
        }

        /// The same at the prompt.
        public StepScript shell(String... lines) {
            shell.addAll(List.of(lines));
            return this;
        }

        /// A question to be asked first.
        public StepScript ask(String text, Answer... answers) {
            question = Optional.of(new Question(text, List.of(answers)));
            return this;
        }

        /// What is done.
        public StepScript act(Act what) {
            act = what;
            return this;
        }

        /// What is true then.
        public StepScript claim(String sentence, Check check) {
            claims.add(new Claim(sentence, check));
            return this;
        }

        /// Ends this step and begins the next.
        public StepScript step(String nextTitle) {
            end();
            return script.step(nextTitle);
        }

        /// Ends this step and the script.
        public Lesson lesson() {
            end();
            return script.lesson();
        }

        private void end() {
            script.add(new Step(title, say, List.copyOf(c), List.copyOf(shell), question, act, List.copyOf(claims)));
        }
    }
}

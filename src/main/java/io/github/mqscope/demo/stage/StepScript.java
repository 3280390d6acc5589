package io.github.mqscope.demo.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a step is written.
///
/// ```java
/// new StepScript("One too many").say("…").c("…").shell("…").act(stage -> …).claim("…", check)
/// ```
public final class StepScript {
    private final String title;
    private final List<String> c = new ArrayList<>();
    private final List<String> shell = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private Need need = Need.NOTHING;
    private String say = "";
    private Optional<Question> question = Optional.empty();
    private Act act = stage -> {};

    /// @param title a few words
    public StepScript(String title) {
        this.title = title;
    }

    /// What it needs of the machine; where that is refused it is not tried.
    public StepScript needs(Need what) {
        need = what;
        return this;
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

    Step step() {
        return new Step(title, need, say, List.copyOf(c), List.copyOf(shell), question, act, List.copyOf(claims));
    }
}

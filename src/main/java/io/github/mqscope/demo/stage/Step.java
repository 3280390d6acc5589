package io.github.mqscope.demo.stage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One step of a lesson.
///
/// In the words `{q}` stands for the queue's name and `{pid NAME}` for a process id.
///
/// @param title    a few words
/// @param need     what it needs of the machine
/// @param say      one or two sentences
/// @param c        the system calls as C, a line each
/// @param shell    the commands that do the same at the prompt, a line each
/// @param question asked before it
/// @param act      what is done
/// @param claims   what is true then
public record Step(
        String title,
        Need need,
        String say,
        List<String> c,
        List<String> shell,
        Optional<Question> question,
        Act act,
        List<Claim> claims) {
    private static final int WORDS_A_SECOND = 3;
    private static final int LOOKING_SECONDS = 2;

    /// The question to ask; none where the machine refuses what the step needs.
    public Optional<Question> asks() {
        return question.filter(q -> need.refusal().isEmpty());
    }

    /// How long a person needs to read and look.
    public Duration readingTime() {
        int words = say.split(" ").length
                + claims.stream()
                        .mapToInt(claim -> claim.sentence().split(" ").length)
                        .sum();
        return Duration.ofSeconds(LOOKING_SECONDS + words / WORDS_A_SECOND);
    }
}

package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.PeerEvent;
import java.util.List;
import java.util.Optional;

/// All that a face needs to draw of a lesson at one moment.
///
/// @param lesson   which lesson
/// @param step     the step that is asked about, played or shown; -1 before the first
/// @param phase    where it stands
/// @param note     what the learner should know beside the step: what was found changed, why it stopped; often empty
/// @param c        the step's calls as C, with the real names
/// @param shell    the commands that do the same, ready to copy
/// @param queues   those seen so far
/// @param actors   the processes
/// @param calls    the newest calls, at most [#CALLS], the oldest first
/// @param events   what a loop has told, in order
/// @param proofs   the claims of the step that were read back so far
/// @param question of the step, where it has one
public record Scene(
        Lesson lesson,
        int step,
        Phase phase,
        String note,
        List<String> c,
        List<String> shell,
        List<QueueView> queues,
        List<ActorView> actors,
        List<CallView> calls,
        List<PeerEvent> events,
        List<Proof> proofs,
        Optional<QuestionView> question) {
    /// How many calls are kept.
    public static final int CALLS = 100;

    /// The step, if there is one yet.
    public Optional<Step> now() {
        return step < 0 ? Optional.empty() : Optional.of(lesson.steps().get(step));
    }
}

package io.github.mqscope.drain;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.text.Plural;
import java.util.ArrayList;
import java.util.List;

/// What taking everything out and putting it back will disturb: what consent is asked for.
///
/// @param queue      the queue
/// @param attributes its attributes when it was read
/// @param status     who is registered for notification then
/// @param openers    who else holds it open, in words such as `worker (pid 812)`
/// @param blocked    who is blocked on it, in words
public record Disturbance(
        QueueName queue, QueueAttributes attributes, QueueStatus status, List<String> openers, List<String> blocked) {
    /// Reads the queue's own facts; the caller knows the processes.
    public static Disturbance of(MessageQueue queue, List<String> openers, List<String> blocked) throws QueueException {
        return new Disturbance(queue.name(), queue.attributes(), queue.status(), openers, blocked);
    }

    /// One sentence for each thing that will be disturbed, the act itself first.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(Plural.of(attributes.curmsgs(), "message") + " will be taken out of " + queue
                + ", written to a journal, and stay out until they are put back.");
        if (status.isRegistered()) {
            sentences.add(status.registrantFirst() + " is registered for notification (" + status.via()
                    + "): putting the first message back into the empty queue notifies it, and its registration is"
                    + " then used up.");
        }
        if (!blocked.isEmpty()) {
            sentences.add("Blocked on it: " + String.join(", ", blocked)
                    + ". A blocked sender's message goes in as soon as there is room, before those put back.");
        }
        if (!openers.isEmpty()) {
            sentences.add("Also held open by " + String.join(", ", openers)
                    + ". Whoever receives meanwhile finds the queue empty, and what is sent meanwhile stands before"
                    + " what is put back with the same priority.");
        }
        return sentences;
    }
}

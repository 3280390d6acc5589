package io.github.mqscope.drain;

import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.mqueue.QueueName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A journal whose process has ended before all was put back, as found in the directory.
///
/// @param file        the name of its file
/// @param contents    what is in it; null where its header cannot be read, and `problem` says why
/// @param problem     why nothing can be said about it; empty where `contents` is there
/// @param earlierBoot whether its queue ended with an earlier boot: it can be exported or discarded only
public record Leftover(String file, @Nullable JournalContents contents, String problem, boolean earlierBoot) {
    /// The messages, for showing and for exporting; empty where nothing could be read.
    public List<JournaledMessage> messages() {
        return contents == null ? List.of() : contents.messages();
    }

    /// How many are out of the queue for all we know.
    public long out() {
        return messages().stream().filter(JournaledMessage::isOut).count();
    }

    /// How many may already be in the queue again.
    public long unsure() {
        return messages().stream().filter(JournaledMessage::mayBeBack).count();
    }

    private String outOf(QueueName queue) {
        if (messages().isEmpty()) {
            return "Nothing is known to have been taken out of " + queue + ".";
        }
        if (out() == 0 && unsure() == 0) {
            return "All messages read here that were taken out of " + queue + " are back.";
        }
        return Words.messages(out()) + " taken out of " + queue + (out() == 1 ? " is" : " are") + " in no queue.";
    }

    private static String whereTo(JournalHeader.Purpose purpose) {
        return switch (purpose) {
            case LOOK -> "in the queue again";
            case MOVE -> "in the queue it was moved to";
            case RECEIVE -> "in the output of the command that received it";
        };
    }

    /// What a person should know before choosing to restore, export or discard it.
    public List<String> sentences() {
        if (contents == null) {
            return List.of("Journal " + Printable.of(file) + " cannot be read: " + problem + ".");
        }
        List<String> sentences = new ArrayList<>();
        QueueName queue = contents.header().queue();
        sentences.add(outOf(queue));
        if (unsure() > 0) {
            sentences.add(Words.messages(unsure()) + " may already be "
                    + whereTo(contents.header().purpose()) + ".");
        }
        long uncertain =
                messages().stream().filter(JournaledMessage::lengthUncertain).count();
        if (uncertain > 0) {
            sentences.add("Of " + Words.messages(uncertain) + " the last bytes may be missing here.");
        }
        if (earlierBoot) {
            sentences.add("The queue ended when the machine was started again: what is here can only be exported.");
        }
        contents.damage().forEach(what -> sentences.add("The journal is damaged: " + what + "."));
        return sentences;
    }
}

package io.github.mqscope.drain;

import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A journal whose process has ended before all was put back, as found in the directory.
///
/// @param file        the name of its file
/// @param contents    what is in it; null where its header cannot be read, and `problem` says why
/// @param problem     why nothing can be said about it; empty where `contents` is there
/// @param earlierBoot whether its queue ended with an earlier boot: it can be exported or discarded only
public record AbandonedJournal(String file, @Nullable JournalContents contents, String problem, boolean earlierBoot) {
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

    private List<String> where(JournalHeader header) {
        String from = " taken out of " + header.queue();
        if (messages().isEmpty()) {
            return List.of("Nothing is known to have been" + from + ".");
        }
        String may = " may already be " + whereTo(header.purpose()) + ".";
        if (out() == 0) {
            return List.of(
                    unsure() == 0
                            ? "All messages read here that were" + from + " are back."
                            : Plural.of(unsure(), "message") + from + may);
        }
        String nowhere = Plural.of(out(), "message") + from + (out() == 1 ? " is" : " are") + " in no queue.";
        return unsure() == 0 ? List.of(nowhere) : List.of(nowhere, Plural.of(unsure(), "message") + may);
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
            return List.of("Journal " + Escaped.of(file) + " cannot be read: " + problem + ".");
        }
        List<String> sentences = new ArrayList<>(where(contents.header()));
        long uncertain =
                messages().stream().filter(JournaledMessage::lengthUncertain).count();
        if (uncertain > 0) {
            sentences.add("Of " + Plural.of(uncertain, "message") + " the last bytes may be missing here.");
        }
        if (earlierBoot) {
            sentences.add("The queue ended when the machine was started again: nothing here can be put back.");
        }
        contents.damage().forEach(what -> sentences.add("The journal is damaged: " + what + "."));
        return sentences;
    }
}

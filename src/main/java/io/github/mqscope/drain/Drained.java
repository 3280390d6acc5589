package io.github.mqscope.drain;

import io.github.mqscope.text.Plural;
import java.util.ArrayList;
import java.util.List;

/// What a drain has done.
///
/// @param journal           where the messages are; its file is gone already if nothing was taken
/// @param messages          in receive order
/// @param end               why it stopped
/// @param reason            of a stop by a failure, the sentence; else empty
/// @param curmsgsBefore     messages in the queue before the first was taken
/// @param sentByOthers      messages that others, at the least, have sent meanwhile
/// @param receivedByOthers  messages that others, at the least, have received meanwhile
public record Drained(
        Journal journal,
        List<JournaledMessage> messages,
        End end,
        String reason,
        long curmsgsBefore,
        long sentByOthers,
        long receivedByOthers) {
    /// Why a drain stopped.
    public enum End {
        /// The queue was empty.
        EMPTY,
        /// As many as the queue can hold were taken; someone is sending.
        COUNT,
        /// It was asked to.
        CANCELLED,
        /// Something failed before the next receive.
        FAILED
    }

    /// How many messages are out.
    public int taken() {
        return messages.size();
    }

    /// What a person should know.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        String taken = Plural.of(taken(), "message") + " taken out of "
                + journal.header().queue();
        sentences.add(taken
                + switch (end) {
                    case EMPTY -> "; the queue was then empty.";
                    case COUNT -> ", as many as it holds; more are being sent.";
                    case CANCELLED -> ", then cancelled.";
                    case FAILED -> ", then stopped before the next: " + reason + ".";
                });
        if (sentByOthers > 0) {
            sentences.add("Meanwhile others sent at least " + Plural.of(sentByOthers, "message") + ".");
        }
        if (receivedByOthers > 0) {
            sentences.add("Meanwhile others received at least " + Plural.of(receivedByOthers, "message") + ".");
        }
        return sentences;
    }
}

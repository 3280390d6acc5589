package io.github.mqscope.model.trace;

import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sent the messages that lie in a queue, and when, as far as a trace has seen them go in.
public final class Provenance {
    private Provenance() {}

    private record Look(int priority, long size, int hash) {
        static Look of(int priority, long size, byte[] body, int prefix) {
            int length = (int) Math.min(prefix, size);
            return new Look(priority, size, Arrays.hashCode(Arrays.copyOf(body, length)));
        }
    }

    /// The send of each message, empty where none was seen: it was sent before the trace began.
    /// @param messages in receive order
    /// @param sends    in receive order as well
    public static List<Optional<TraceEvent>> of(List<PeekedMessage> messages, List<TraceEvent> sends) {
        int prefix = prefix(messages);
        Map<Look, Deque<TraceEvent>> known = new HashMap<>();
        for (TraceEvent send : sends) {
            known.computeIfAbsent(
                            Look.of(send.priority(), send.messageLength(), send.payload(), prefix),
                            look -> new ArrayDeque<>())
                    .add(send);
        }
        Map<Look, Integer> alike = new HashMap<>();
        messages.forEach(m -> alike.merge(look(m, prefix), 1, Integer::sum));
        List<Optional<TraceEvent>> found = new ArrayList<>(messages.size());
        for (PeekedMessage message : messages) {
            Look look = look(message, prefix);
            found.add(next(known.get(look), alike.merge(look, -1, Integer::sum) + 1));
        }
        return found;
    }

    // What is compared: a peek and a trace may have kept different lengths of a body.
    private static int prefix(List<PeekedMessage> messages) {
        return messages.stream()
                .filter(message -> !message.isWhole())
                .mapToInt(message -> message.preview().length)
                .min()
                .orElse(PeekRequest.PREVIEW);
    }

    private static Look look(PeekedMessage message, int prefix) {
        return Look.of(message.priority(), message.size(), message.preview(), prefix);
    }

    // Of messages that look alike the newest are those that were seen to be sent; the older came before.
    private static Optional<TraceEvent> next(@Nullable Deque<TraceEvent> sends, int left) {
        return sends == null || sends.size() < left ? Optional.empty() : Optional.of(sends.remove());
    }
}

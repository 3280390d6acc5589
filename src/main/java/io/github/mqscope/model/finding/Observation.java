package io.github.mqscope.model.finding;

import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.HiddenHolders;
import java.util.List;
import java.util.Optional;

/// What was seen at one moment: the queues with their holders, and the processes that hold them.
///
/// @param snapshot  the queues
/// @param hidden    what may not be seen of their holders
/// @param processes those that could be looked into
public record Observation(Snapshot snapshot, HiddenHolders hidden, List<SeenProcess> processes) {
    Optional<SeenProcess> process(int pid) {
        return processes.stream().filter(one -> one.pid() == pid).findFirst();
    }
}

package io.github.mqscope.demo.stage;

import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import java.util.List;

/// A queue as it is drawn.
///
/// @param name       its name
/// @param linked     whether the name still leads to it
/// @param attributes of mq_getattr
/// @param bytes      payload bytes in it
/// @param contents   its messages
/// @param flag       the registration for notification
/// @param holders    the names of the lesson's processes that have it open
public record QueueView(
        QueueName name,
        boolean linked,
        QueueAttributes attributes,
        long bytes,
        Contents contents,
        Flag flag,
        List<String> holders) {}

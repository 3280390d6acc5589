package io.github.mqscope.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A journal with messages that are not back in their queue, or one that cannot be read.
///
/// @param journal    its file's name
/// @param queue      the queue they came from, empty where the journal cannot be read
/// @param at         when they were taken out
/// @param messages   how many are whole and certainly not back
/// @param uncertain  how many may be back already, or may lack their last bytes
/// @param restorable whether their queue can still be there: none outlives a boot
/// @param sentences  what happened and what can be done, for a person
public record Leftover(
        String journal,
        Optional<QueueTarget> queue,
        Instant at,
        int messages,
        int uncertain,
        boolean restorable,
        List<String> sentences) {}

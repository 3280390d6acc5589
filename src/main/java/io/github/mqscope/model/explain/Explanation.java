package io.github.mqscope.model.explain;

import io.github.mqscope.model.failure.Errno;
import java.util.function.Function;

/// One thing that a call's errno can mean, as its manual page has it, and how to say it of a situation.
///
/// @param call  the function, such as `mq_open`
/// @param errno what it fails with
/// @param means what that says, whatever the machine
/// @param here  what it comes to here and now, with numbers
/// @param fix   the command or the change that mends it
public record Explanation(
        String call, Errno errno, String means, Function<Situation, String> here, Function<Situation, String> fix) {}

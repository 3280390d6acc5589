package io.github.mqscope.model.explain;

/// One possible cause of a failure, in the words of a situation.
///
/// @param call  the function, such as `mq_open`
/// @param errno what it fails with
/// @param means what that says, whatever the machine
/// @param here  what it comes to here and now, with numbers
/// @param fix   the command or the change that mends it
public record Explanation(String call, String errno, String means, String here, String fix) {}

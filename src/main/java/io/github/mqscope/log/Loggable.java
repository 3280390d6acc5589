package io.github.mqscope.log;

/// An exception whose message may stand in the log: it quotes no payload.
public interface Loggable {}

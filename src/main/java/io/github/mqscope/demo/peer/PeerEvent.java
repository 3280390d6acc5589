package io.github.mqscope.demo.peer;

/// Something that a peer's loop told by itself.
///
/// @param kind  which descriptor of its epoll set: `mqueue`, `timerfd`, `signalfd`; or `begin`, `end`, `fault`
/// @param text  what it was; printable
/// @param nanos `System.nanoTime` at which we read it
public record PeerEvent(String kind, String text, long nanos) {}

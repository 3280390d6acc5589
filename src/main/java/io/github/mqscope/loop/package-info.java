/// One thread, one epoll set: descriptors, timers, signals and posted work.
///
/// Knows no queues. Registrations are made on the loop's thread, or before it runs; [EventLoop#post] and
/// [EventLoop#stop] are for any thread. Handlers must not block. One that throws loses its registration,
/// is reported once, and the loop lives. There is one stop path. See epoll(7).
@NullMarked
package io.github.mqscope.loop;

import org.jspecify.annotations.NullMarked;

/// The processes of the lessons: this program's own JVM started as others, each told by lines on its standard
/// input which system calls to make, and answering with what the kernel said.
///
/// A peer makes bare calls of `sys`, since a lesson shows the call itself: its result, errno and duration. Nothing of
/// this package runs in the window's process but [io.github.mqscope.demo.peer.RemotePeer]
/// and [io.github.mqscope.demo.peer.PeerPool].
@NullMarked
package io.github.mqscope.demo.peer;

import org.jspecify.annotations.NullMarked;

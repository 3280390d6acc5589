/// What the tests of every room share: real queues of their own, real peer processes written in C, bounded
/// waits, and the reasons why a test cannot run here.
///
/// No mock of the kernel and no assertion about mqscope belongs here.
@NullMarked
package io.github.mqscope.testing;

import org.jspecify.annotations.NullMarked;

/// Frames on two streams between two mqscopes: first a line that says what follows, so that what a login prints is
/// skipped; then four bytes of length, big-endian, and so many bytes.
///
/// Neither end trusts the other: every length is bounded.
@NullMarked
package io.github.mqscope.pipe;

import org.jspecify.annotations.NullMarked;

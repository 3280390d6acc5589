/// The lessons, one class each: what is said, what is done, and what is claimed and read back. Their words are
/// their content and stand here.
@NullMarked
package io.github.mqscope.demo.lesson;

import org.jspecify.annotations.NullMarked;

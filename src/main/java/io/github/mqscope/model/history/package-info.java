/// The past of a queue: samples at three resolutions. Immutable, from any thread.
@NullMarked
package io.github.mqscope.model.history;

import org.jspecify.annotations.NullMarked;

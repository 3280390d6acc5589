/// What this program tells about itself when something goes wrong: threads none of which dies unseen, and the log.
///
/// No payload enters the log, and no text of strangers that is not escaped. For any thread. Knows no other room.
@NullMarked
package io.github.mqscope.log;

import org.jspecify.annotations.NullMarked;

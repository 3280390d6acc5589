/// What this machine lets a user have: the namespace's ceilings, each user's RLIMIT_MSGQUEUE budget, and whether a
/// queue of some size would fit. FX thread.
@NullMarked
package io.github.mqscope.ui.limits;

import org.jspecify.annotations.NullMarked;

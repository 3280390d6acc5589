/// The notification panel: registering on the selected queue with mq_notify, and what was told. FX thread.
@NullMarked
package io.github.mqscope.ui.notify;

import org.jspecify.annotations.NullMarked;

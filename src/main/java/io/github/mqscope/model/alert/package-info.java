/// What a person should know of: full queues and threads that are blocked for long. Pure; for one thread at a time.
@NullMarked
package io.github.mqscope.model.alert;

import org.jspecify.annotations.NullMarked;

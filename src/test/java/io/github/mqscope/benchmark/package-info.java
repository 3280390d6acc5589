/// What the queue API, the loop, the watcher, the prompt and the window cost, where it makes sense beside a C
/// program that does the same in the same run.
///
/// Plain main classes, run by `mvn -Pbenchmark verify`. Rounds of C and Java alternate, so that whatever else the
/// machine does falls on both; the figures to quote are the ratios.
@NullMarked
package io.github.mqscope.benchmark;

import org.jspecify.annotations.NullMarked;

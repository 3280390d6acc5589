/// A queue over time: depth, sends and receives as strip charts, and the sparkline of a list.
///
/// What is drawn and where is computed by pure functions; only [io.github.mqscope.ui.chart.Drawing] and what
/// extends it knows the toolkit. Many samples in one pixel column are drawn as their extremes and their mean.
/// FX thread.
@NullMarked
package io.github.mqscope.ui.chart;

import org.jspecify.annotations.NullMarked;

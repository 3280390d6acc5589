package io.github.mqscope.ui;

import io.github.mqscope.ui.create.Sheets;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// The screens that the shell gives a place to.
///
/// @param messages what is in the selected queue
/// @param send     the send panel
/// @param receive  the receive panel
public record Panes(
        BiFunction<UiContext, Sheets, Region> messages, Function<UiContext, Region> send, Function<UiContext, Region> receive) {}

package io.github.mqscope.ui;

import java.util.function.Function;
import javafx.scene.layout.Region;

/// The screens that the shell gives a place to.
///
/// @param messages what is in the selected queue
/// @param send     the send panel
/// @param receive  the receive panel
/// @param notification the notification panel
public record Panes(
        Function<UiContext, Region> messages,
        Function<UiContext, Region> send,
        Function<UiContext, Region> receive,
        Function<UiContext, Region> notification) {}

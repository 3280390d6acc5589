package io.github.mqscope.ui.shell;

import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.space.Space;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Consent;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.alerts.AlertWatch;
import io.github.mqscope.ui.chart.ChartsPane;
import io.github.mqscope.ui.controls.Pauses;
import io.github.mqscope.ui.detail.DetailPane;
import io.github.mqscope.ui.lessons.LessonsScreen;
import io.github.mqscope.ui.limits.LimitsPane;
import io.github.mqscope.ui.messages.MessagesModel;
import io.github.mqscope.ui.messages.MessagesPane;
import io.github.mqscope.ui.notify.NotifyPane;
import io.github.mqscope.ui.queues.QueuesPane;
import io.github.mqscope.ui.receive.ReceivePane;
import io.github.mqscope.ui.send.SendModel;
import io.github.mqscope.ui.send.SendPane;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.timeline.TimelinePane;
import io.github.mqscope.ui.trace.TraceModel;
import io.github.mqscope.ui.trace.TracePane;
import io.github.mqscope.ui.trace.TrafficPane;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.layout.Region;

/// Makes the screens of a window, each of what it uses. No screen gets to see this.
///
/// @param space     whose queues the window shows
/// @param settings  what is remembered
/// @param dialogs   over the window
/// @param selection what all screens share
/// @param actions   all that can be done, for menus, keys and the palette
/// @param composer  takes messages that are to be sent again
/// @param pauses    the lists that can stand still
record Screens(
        Space space,
        Settings settings,
        Dialogs dialogs,
        Selection selection,
        Actions actions,
        Composer composer,
        Pauses pauses) {

    Screens(WindowParts parts, ErrorSink errors, Consent consent) {
        this(
                parts.space(),
                parts.settings(),
                new Dialogs(errors, consent, parts.files()),
                new Selection(
                        parts.bridge().snapshot(),
                        parts.space().identity().pid(),
                        parts.space().probing().peeks()::latest),
                new Actions(),
                new Composer(),
                new Pauses());
    }

    QueuesPane queues(AlertWatch alerts, Runnable enter) {
        return new QueuesPane(selection, settings, actions, composer, alerts, enter);
    }

    DetailPane detail() {
        return new DetailPane(selection, settings, actions, space.probing().peeks(), space.tracing());
    }

    Region messages() {
        MessagesModel model = new MessagesModel(
                selection,
                space.probing(),
                space.tracing(),
                space.contents(),
                space.acts().seen());
        pauses.add(model.pause());
        return new MessagesPane(model, settings, actions, composer, dialogs).view();
    }

    Region send() {
        SendModel model = new SendModel(selection, space.acts(), settings, dialogs.errors(), Platform::runLater);
        return new SendPane(model, actions, composer, dialogs).view();
    }

    Region receive() {
        ReceivePane pane = new ReceivePane(selection, space.acts(), settings, actions, composer, dialogs);
        pauses.add(pane.pause());
        return pane.view();
    }

    Region notification() {
        NotifyPane pane = new NotifyPane(selection, space.notifications(), settings, actions);
        pauses.add(pane.pause());
        return pane.view();
    }

    Region events() {
        TimelinePane pane = new TimelinePane(selection, space.events(), settings, actions);
        pauses.add(pane.pause());
        return pane.view();
    }

    Region trace() {
        TraceModel model = new TraceModel(
                selection, space.acts(), space.tracing(), space.identity().namespace());
        pauses.add(model.pause());
        return new TracePane(model, settings, actions, composer, dialogs).view();
    }

    Region limits() {
        return new LimitsPane(selection.snapshot()).view();
    }

    Region charts() {
        return new ChartsPane(selection, settings, actions).view();
    }

    Region traffic() {
        return new TrafficPane(space.tracing()).view();
    }

    LessonsScreen lessons(boolean here, ReadOnlyDoubleProperty textSize) {
        return new LessonsScreen(actions, settings, dialogs.errors(), Lessons.all(), here, textSize);
    }
}

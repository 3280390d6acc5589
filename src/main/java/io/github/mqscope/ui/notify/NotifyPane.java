package io.github.mqscope.ui.notify;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.NotifyActs;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.TargetLine;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Registers for notification on the selected queue, and shows what was told.
public final class NotifyPane {
    private static final Words WORDS = Words.of(NotifyPane.class);
    private static final Duration EVERY = Duration.millis(250);
    private static final KeyCombination ACT = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Selection selection;
    private final Actions actions;
    private final NotifyActs notify;
    private final BooleanProperty selected = new SimpleBooleanProperty();
    private final BooleanProperty armed = new SimpleBooleanProperty();
    private final TargetLine target = new TargetLine(WORDS.get("on"));
    private final RequestForm form;
    private final Button register = new Button(WORDS.get("register"), Icons.of(Feather.BELL));
    private final Button unregister = new Button(WORDS.get("unregister"), Icons.of(Feather.BELL_OFF));
    private final StandingBox standing = new StandingBox();
    private final NotifyList list;
    private final NothingHere nothing = new NothingHere();
    private final ScrollPane panel;
    private final StackPane view;

    /// The panel.
    public NotifyPane(Selection selection, NotifyActs notify, Settings settings, Actions actions) {
        this.selection = selection;
        this.actions = actions;
        this.notify = notify;
        this.form = new RequestForm(settings);
        this.list = new NotifyList(notify.log());
        addActions();
        panel = new ScrollPane(content());
        panel.setFitToWidth(true);
        panel.setFitToHeight(true);
        panel.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        panel.getStyleClass().add("panel-scroll");
        nothing.say(Feather.BELL, WORDS.get("none"), WORDS.get("none.how"));
        view = new StackPane(panel, nothing.view());
        view.getStylesheets().addAll(CallLines.stylesheet(), stylesheet());
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        selection.onChange(this::update);
        Pulse.whileShown(view, EVERY, this::update);
        update();
    }

    private static String stylesheet() {
        return Objects.requireNonNull(NotifyPane.class.getResource("notify.css"))
                .toExternalForm();
    }

    private void addActions() {
        actions.add(Action.of("notify.register", WORDS.get("act.register"), Action.Category.NOTIFY, this::register)
                .disabledWhen(selected.not().or(armed))
                .changes());
        actions.add(Action.of(
                        "notify.unregister",
                        WORDS.get("act.unregister"),
                        Action.Category.NOTIFY,
                        () -> selected(notify::disarm))
                .disabledWhen(armed.not()));
        actions.add(Action.of("notify.copy", WORDS.get("act.copy"), Action.Category.NOTIFY, list::copy)
                .disabledWhen(list.empty()));
        actions.add(Action.of(
                        "notify.clear",
                        WORDS.get("act.clear"),
                        Action.Category.NOTIFY,
                        () -> selected(notify.log()::clear))
                .disabledWhen(list.empty()));
        list.bind(actions);
    }

    private void selected(java.util.function.Consumer<QueueKey> act) {
        Optional.ofNullable(selection.key().get()).ifPresent(act);
        update();
    }

    private void register() {
        selection.queue().map(QueueTarget::of).ifPresent(queue -> notify.arm(queue, form.request()));
    }

    private VBox content() {
        register.setId("notify-register");
        register.getStyleClass().addAll(Styles.ACCENT, "act");
        unregister.setId("notify-unregister");
        unregister.getStyleClass().add("act");
        actions.bind(register, "notify.register");
        actions.bind(unregister, "notify.unregister");
        register.visibleProperty().bind(armed.not());
        unregister.visibleProperty().bind(armed);
        form.disabledWhile(armed);
        VBox content =
                new VBox(target.view(), form.view(), new StackPane(register, unregister), standing.view(), list.view());
        content.getStyleClass().add("panel");
        return content;
    }

    private void press(KeyEvent key) {
        if (ACT.match(key)) {
            key.consume();
            boolean _ = actions.run(armed.get() ? "notify.unregister" : "notify.register");
        }
    }

    private void update() {
        Optional<QueueState> queue = selection.queue();
        panel.setVisible(queue.isPresent());
        nothing.view().setVisible(queue.isEmpty());
        selected.set(queue.isPresent());
        armed.set(queue.flatMap(q -> notify.armed(q.key())).isPresent());
        target.show(queue.orElse(null));
        list.update(queue.map(QueueState::key).orElse(null));
        queue.ifPresent(
                q -> standing.show(RegistrationStatus.of(q, notify.armed(q.key()), last(q.key()), selection.self())));
    }

    private Optional<NotifyEvent> last(QueueKey queue) {
        List<NotifyLog.Entry> events = notify.log().of(queue);
        return events.reversed().stream()
                .map(NotifyLog.Entry::event)
                .filter(event -> !(event instanceof NotifyEvent.Drained))
                .findFirst();
    }

    /// Whether the list of notifications stands still.
    public Pause pause() {
        return list.pause();
    }

    /// The panel.
    public Region view() {
        return view;
    }
}

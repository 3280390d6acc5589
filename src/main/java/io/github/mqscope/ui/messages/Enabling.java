package io.github.mqscope.ui.messages;

import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.words.Words;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Says why there is no probe, and offers the privileged step: by the desktop's password dialog or by sudo in
/// a terminal. Nothing is asked for by itself.
final class Enabling {
    private static final Words WORDS = Words.of(Enabling.class);

    private final Probing probing;
    private final Button desktop = new Button(WORDS.get("enable.desktop"));
    private final Button terminal = new Button(WORDS.get("enable.sudo"));
    private final Button copy = new Button(WORDS.get("enable.copy"));
    private final Button cancel = new Button(WORDS.get("enable.cancel"));
    private final NothingHere nothing = new NothingHere(desktop, terminal, copy, cancel);
    private String command = "";

    Enabling(Probing probing) {
        this.probing = probing;
        desktop.setId("probe-enable");
        desktop.setOnAction(e -> probing.askDesktop());
        terminal.setId("probe-sudo");
        terminal.setOnAction(e -> probing.askTerminal());
        copy.setId("probe-copy");
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(command);
            boolean _ = Clipboard.getSystemClipboard().setContent(content);
        });
        cancel.setId("probe-cancel");
        cancel.setOnAction(e -> probing.cancel());
    }

    void show() {
        switch (probing.state()) {
            case ProbeStatus.Opening() -> say(Feather.EYE, WORDS.get("enable.opening"), "", false, false);
            case ProbeStatus.Ready() -> say(Feather.EYE, "", "", false, false);
            case ProbeStatus.Absent(ProbeUnavailable because, boolean askable) ->
                say(
                        Feather.EYE_OFF,
                        WORDS.get("enable.absent"),
                        sentence(because.why()) + " " + because.remedy(),
                        askable,
                        false);
            case ProbeStatus.Asking(String how) -> {
                command = how;
                String words = how.isEmpty() ? WORDS.get("enable.password") : WORDS.get("enable.command", how);
                say(Feather.KEY, WORDS.get("enable.asking"), words, false, true);
            }
        }
    }

    private static String sentence(String clause) {
        return clause.isEmpty() ? "" : Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    private void say(Feather icon, String what, String why, boolean askable, boolean asking) {
        nothing.say(icon, what, why);
        shown(desktop, askable);
        shown(terminal, askable);
        shown(copy, asking && !command.isEmpty());
        shown(cancel, asking);
    }

    private static void shown(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    Region view() {
        return nothing.view();
    }
}

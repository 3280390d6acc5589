package io.github.mqscope.ui.messages;

import io.github.mqscope.model.Probing;
import io.github.mqscope.probe.ProbeState;
import io.github.mqscope.ui.calls.NothingHere;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Says why there is no probe, and offers the privileged step: by the desktop's password dialog or by sudo in
/// a terminal. Nothing is asked for by itself.
final class Enabling {
    private final Probing probing;
    private final Button desktop = new Button("Enable peek and trace…");
    private final Button terminal = new Button("With sudo in a terminal…");
    private final Button copy = new Button("Copy the command");
    private final Button cancel = new Button("Cancel");
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
            case Probing.State.Opening() -> say(Feather.EYE, "Opening the probe…", "", false, false);
            case Probing.State.Ready() -> say(Feather.EYE, "", "", false, false);
            case Probing.State.Absent(ProbeState.Absent because, boolean askable) ->
                say(
                        Feather.EYE_OFF,
                        "Peek and trace are not available",
                        sentence(because.why()) + " " + because.remedy(),
                        askable,
                        false);
            case Probing.State.Asking(String how) -> {
                command = how;
                String words = how.isEmpty()
                        ? "Waiting for the administrator's password."
                        : "Run this in a terminal; the window goes on by itself: " + how;
                say(Feather.KEY, "Enabling peek and trace", words, false, true);
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

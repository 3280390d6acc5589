package io.github.mqscope.ui.shell;

import io.github.mqscope.log.Log;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// What a person shows or sends when something went wrong: the log, and on what the program runs.
///
/// @param probing the eye in the kernel, which may be absent
/// @param sheets  where it is shown
/// @param errors  where a failure is shown
record Diagnostics(Probing probing, Sheets sheets, ErrorSink errors) {
    private static final Words WORDS = Words.of(Diagnostics.class);
    private static final int SHOWN = 64 << 10;
    private static final int COPIED = 8 << 10;

    /// Shows the end of the log.
    void showLog() {
        read(SHOWN, this::show);
    }

    private void show(String text) {
        if (text.isEmpty()) {
            sheets.tell(WORDS.get("log.title"), none(Log.place()));
            return;
        }
        Label place = new Label(
                WORDS.get("log.place", Log.place().map(String::valueOf).orElse("")));
        place.setWrapText(true);
        TextArea area = new TextArea(text);
        area.setId("log-text");
        area.setEditable(false);
        area.getStyleClass().add("monospace");
        VBox sheet = Sheets.sheet(WORDS.get("log.title"));
        sheet.getStyleClass().add("wide");
        sheet.getChildren().addAll(place, area);
        sheets.showToRead(sheet);
        area.end();
    }

    static List<String> none(Optional<Path> place) {
        return Stream.concat(
                        Stream.of(WORDS.get("log.none")), place.map(file -> WORDS.get("log.goes-to", file)).stream())
                .toList();
    }

    /// Puts it into the clipboard, and says so.
    void copy() {
        read(COPIED, log -> {
            Copying.text(of(log));
            sheets.tell(WORDS.get("diagnostics.title"), List.of(WORDS.get("diagnostics.copied")));
        });
    }

    private String of(String log) {
        return String.join("\n", LogHead.lines()) + "\nJavaFX " + System.getProperty("javafx.version", "?") + "\n"
                + probe() + "\n\n" + log;
    }

    private String probe() {
        return WORDS.get(
                "diagnostics.probe",
                switch (probing.state()) {
                    case ProbeStatus.Opening() -> WORDS.get("diagnostics.opening");
                    case ProbeStatus.Ready() -> WORDS.get("diagnostics.ready");
                    case ProbeStatus.Asking _ -> WORDS.get("diagnostics.asking");
                    case ProbeStatus.Absent(var because, var _) -> because.why();
                });
    }

    private void read(int most, Consumer<String> then) {
        Aside.run("log", () -> Log.tail(most), then, why -> errors.show(WORDS.get("log.unreadable"), why));
    }
}

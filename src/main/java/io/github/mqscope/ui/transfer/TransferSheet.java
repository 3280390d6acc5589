package io.github.mqscope.ui.transfer;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.space.Call;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A sheet with a chooser, an act that names what it does, and what became of it. It stays until it is closed;
/// closing it stops what is still under way.
final class TransferSheet {
    private static final Words WORDS = Words.of(TransferSheet.class);

    private final Sheets sheets;
    private final Button act = new Button();
    private final Button close = new Button(WORDS.get("cancel"));
    private final Label words = new Label();
    private final CallLines calls = new CallLines("transfer-calls");
    private final VBox sheet;
    private Optional<Call> call = Optional.empty();

    TransferSheet(Sheets sheets, String title, List<? extends Node> content) {
        this.sheets = sheets;
        words.setId("transfer-words");
        WrappedLine.wrap(words);
        act.setId("transfer-act");
        act.setDefaultButton(true);
        act.setMinWidth(0);
        act.getStyleClass().add(Styles.ACCENT);
        close.setId("sheet-cancel");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setCancelButton(true);
        close.setOnAction(e -> close());
        sheet = Sheets.sheet(title);
        sheet.getStylesheets().add(CallLines.stylesheet());
        sheet.getChildren().addAll(content);
        sheet.getChildren().addAll(words, calls.view(), Sheets.buttons(close, act));
        calls.onTick(this::ticked);
    }

    private void ticked() {
        boolean over = call.filter(c -> !c.isOver()).isEmpty();
        close.setText(WORDS.get(call.isEmpty() ? "cancel" : over ? "close" : "stop"));
        if (!over) {
            act.setDisable(true);
        }
    }

    private void close() {
        call.ifPresent(Call::cancel);
        sheets.hide();
    }

    /// Says what the act would do, and whether it can be done.
    void say(String actWords, String sentence, boolean can) {
        act.setText(actWords);
        words.setText(sentence);
        act.setDisable(!can || call.filter(c -> !c.isOver()).isPresent());
    }

    /// What happens on the act.
    void onAct(Supplier<Call> start, Supplier<Asked> asked) {
        act.setOnAction(e -> {
            Asked what = asked.get();
            calls.add(begun(start.get()), what);
        });
    }

    /// What is sent on the act; where that ends early the rest can be sent.
    void onAct(Supplier<SendRequest> wanted, Function<SendRequest, Call> start) {
        act.setOnAction(e -> {
            SendRequest all = wanted.get();
            calls.start(Asked.sending(all.count()), first -> Optional.of(begun(start.apply(all.from(first)))));
        });
    }

    private Call begun(Call started) {
        call = Optional.of(started);
        return started;
    }

    void show(Node focus) {
        sheets.show(sheet, focus);
    }
}

package io.github.mqscope.ui.create;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.Budget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.Budgets;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks for what mq_open(3) needs to create a queue, and says beforehand whether it fits the limits.
public final class CreateSheet {
    private static final Words WORDS = Words.of(CreateSheet.class);
    private static final String UNTOUCHED = "/";
    private static final String HINT = WORDS.get("create.hint");
    private static final int LONGEST_NAME = 256;
    private static final long DEFAULT_MAXMSG = 10;
    private static final long DEFAULT_MSGSIZE = 256;

    private static final double VERDICT_HEIGHT = 64;

    private final ReadOnlyObjectProperty<@Nullable Snapshot> snapshot;
    private final QueueActs acts;
    private final ErrorSink errors;
    private final Sheets sheets;
    private final TextField name = new TextField(UNTOUCHED);
    private final TextField maxmsg = new TextField("" + DEFAULT_MAXMSG);
    private final TextField msgsize = new TextField("" + DEFAULT_MSGSIZE);
    private final TextField mode = new TextField("0600");
    private final Label verdict = new Label();
    private final Button create = new Button(WORDS.get("create.act"));

    /// A sheet to be shown among `sheets`.
    public CreateSheet(
            ReadOnlyObjectProperty<@Nullable Snapshot> snapshot, QueueActs acts, ErrorSink errors, Sheets sheets) {
        this.snapshot = snapshot;
        this.acts = acts;
        this.errors = errors;
        this.sheets = sheets;
    }

    /// Opens the sheet.
    public void show() {
        verdict.setId("create-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(VERDICT_HEIGHT);
        verdict.setAlignment(Pos.TOP_LEFT);
        create.setId("create-act");
        create.getStyleClass().add(Styles.ACCENT);
        create.setDefaultButton(true);
        create.setOnAction(e -> act());
        VBox sheet = Sheets.sheet(WORDS.get("create.title"), form(), verdict, Sheets.buttons(sheets.cancel(), create));
        validate();
        sheets.show(sheet, name);
    }

    private GridPane form() {
        GridPane form = new GridPane(16, 8);
        field(form, WORDS.get("create.name"), name, "create-name", WORDS.get("create.name.hint"));
        field(form, "mq_maxmsg", maxmsg, "create-maxmsg", atMost(WORDS.get("create.maxmsg.hint"), limits().msgMax()));
        field(
                form,
                "mq_msgsize",
                msgsize,
                "create-msgsize",
                atMost(WORDS.get("create.msgsize.hint"), limits().msgsizeMax()));
        field(form, WORDS.get("create.mode"), mode, "create-mode", WORDS.get("create.mode.hint"));
        return form;
    }

    private static String atMost(String hint, long ceiling) {
        return ceiling < 0 ? hint : WORDS.get("create.at-most", hint, Long.toString(ceiling));
    }

    private void field(GridPane form, String label, TextField field, String id, String hint) {
        field.setId(id);
        field.setAccessibleText(label);
        field.textProperty().addListener((o, was, now) -> validate());
        Label muted = new Label(hint);
        muted.setMinWidth(Region.USE_PREF_SIZE);
        muted.getStyleClass().add("muted");
        Label before = new Label(label);
        before.setLabelFor(field);
        before.setMinWidth(Region.USE_PREF_SIZE);
        form.addRow(form.getRowCount(), before, field, muted);
    }

    // None is known before the first snapshot.
    private Limits limits() {
        Snapshot now = snapshot.get();
        return now == null ? Limits.UNKNOWN : now.limits();
    }

    private void validate() {
        String problem = problem();
        create.setDisable(!problem.isEmpty());
        if (!problem.isEmpty()) {
            say(problem, problem.equals(HINT) ? "muted" : "danger-text");
        } else if (!ceiling().isEmpty()) {
            say(ceiling(), "warning-text");
        } else {
            say(cost(), fits() ? "muted" : "warning-text");
        }
    }

    private void say(String sentence, String style) {
        verdict.setText(sentence);
        verdict.getStyleClass().removeAll("muted", "warning-text", "danger-text");
        verdict.getStyleClass().add(style);
    }

    private String problem() {
        List.of(name, maxmsg, msgsize, mode).forEach(f -> f.getStyleClass().remove("invalid"));
        if (name.getText().equals(UNTOUCHED)) {
            return HINT;
        }
        int bytes = QueueName.of(name.getText()).bytes().length;
        if (!name.getText().matches("(?s)/[^/\\x00]+") || bytes > LONGEST_NAME) {
            return invalid(name, WORDS.get("create.bad-name"));
        }
        if (number(maxmsg, 10).orElse(0) < 1) {
            return invalid(maxmsg, WORDS.get("create.bad-maxmsg"));
        }
        if (number(msgsize, 10).orElse(0) < 1) {
            return invalid(msgsize, WORDS.get("create.bad-msgsize"));
        }
        long bits = number(mode, 8).orElse(-1);
        return bits < 0 || bits > 0777 ? invalid(mode, WORDS.get("create.bad-mode")) : "";
    }

    private static String invalid(TextField field, String sentence) {
        field.getStyleClass().add("invalid");
        return sentence;
    }

    // A process with CAP_SYS_RESOURCE may go beyond, so this warns and the kernel decides.
    private String ceiling() {
        Limits limits = limits();
        if (exceeds(maxmsg, limits.msgMax())) {
            return WORDS.get("create.ceiling", "fs.mqueue.msg_max", Long.toString(limits.msgMax()));
        }
        return exceeds(msgsize, limits.msgsizeMax())
                ? WORDS.get("create.ceiling", "fs.mqueue.msgsize_max", Long.toString(limits.msgsizeMax()))
                : "";
    }

    private static boolean exceeds(TextField field, long ceiling) {
        return ceiling >= 0 && number(field, 10).orElse(0) > ceiling;
    }

    private long bytes() {
        return Limits.cost(number(maxmsg, 10).orElse(0), number(msgsize, 10).orElse(0));
    }

    private boolean fits() {
        long limit = limits().rlimitMsgqueue();
        return limit < 0 || mine().map(Budget::used).orElse(0L) + bytes() <= limit;
    }

    private String cost() {
        long limit = limits().rlimitMsgqueue();
        String bytes = Long.toString(bytes());
        if (snapshot.get() == null) {
            return WORDS.get("create.cost", bytes);
        }
        if (limit < 0) {
            return WORDS.get("create.cost.unlimited", bytes);
        }
        String left = Long.toString(limit - mine().map(Budget::used).orElse(0L));
        return WORDS.get(fits() ? "create.cost.fits" : "create.cost.does-not", bytes, Long.toString(limit), left);
    }

    private Optional<Budget> mine() {
        Snapshot now = snapshot.get();
        return now == null ? Optional.empty() : Budgets.mine(now);
    }

    private static OptionalLong number(TextField field, int radix) {
        try {
            return OptionalLong.of(Long.parseLong(field.getText().strip(), radix));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private void act() {
        QueueName wanted = QueueName.of(name.getText());
        int bits = (int) number(mode, 8).orElseThrow();
        OptionalLong capacity = number(maxmsg, 10);
        OptionalLong size = number(msgsize, 10);
        create.setDisable(true);
        Aside.run("create", () -> acts.create(wanted, bits, capacity, size), this::created, this::failed);
    }

    private boolean isOpen() {
        return create.getScene() != null;
    }

    private void created() {
        if (isOpen()) {
            sheets.hide();
        }
    }

    private void failed(IOException why) {
        create.setDisable(false);
        if (isOpen() && why instanceof QueueException e) {
            say(e.failure().line(), "danger-text");
        } else {
            errors.show(WORDS.get("create.failed"), why);
        }
    }
}

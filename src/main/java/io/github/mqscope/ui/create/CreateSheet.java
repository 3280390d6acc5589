package io.github.mqscope.ui.create;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.Budget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.mqueue.Limits;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.ui.UiContext;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks for what mq_open(3) needs to create a queue, and says beforehand whether it fits the limits.
public final class CreateSheet {
    private static final long DEFAULT_MAXMSG = 10;
    private static final long DEFAULT_MSGSIZE = 256;

    private final UiContext context;
    private final Sheets sheets;
    private final TextField name = new TextField("/");
    private final TextField maxmsg = new TextField("" + DEFAULT_MAXMSG);
    private final TextField msgsize = new TextField("" + DEFAULT_MSGSIZE);
    private final TextField mode = new TextField("0600");
    private final Label verdict = new Label();
    private final Button create = new Button("Create queue");

    public CreateSheet(UiContext context, Sheets sheets) {
        this.context = context;
        this.sheets = sheets;
    }

    /// Opens the sheet.
    public void show() {
        Label title = new Label("Create a queue");
        title.getStyleClass().add("sheet-title");
        GridPane form = new GridPane(16, 8);
        field(form, "Name", name, "create-name", "a slash and 1 to 255 bytes");
        field(form, "mq_maxmsg", maxmsg, "create-maxmsg", "capacity in messages, at most " + limits().msgMax());
        field(form, "mq_msgsize", msgsize, "create-msgsize", "largest message, at most " + limits().msgsizeMax());
        field(form, "Mode", mode, "create-mode", "octal; the umask is taken from it");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.getStyleClass().add("muted");
        verdict.setId("create-verdict");
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> sheets.hide());
        create.setId("create-act");
        create.getStyleClass().add(Styles.ACCENT);
        create.setDefaultButton(true);
        create.setOnAction(e -> act());
        VBox sheet = Sheets.sheet(title);
        sheet.getChildren().addAll(form, verdict, Sheets.buttons(cancel, create));
        validate();
        sheets.show(sheet, name);
        name.end();
    }

    private void field(GridPane form, String label, TextField field, String id, String hint) {
        field.setId(id);
        field.setAccessibleText(label);
        field.textProperty().addListener((o, was, now) -> validate());
        Label muted = new Label(hint);
        muted.getStyleClass().add("muted");
        form.addRow(form.getRowCount(), new Label(label), field, muted);
    }

    private Limits limits() {
        Snapshot now = context.snapshot().get();
        return now == null ? Limits.read() : now.limits();
    }

    private void validate() {
        String problem = problem();
        create.setDisable(!problem.isEmpty());
        verdict.setText(problem.isEmpty() ? fits() : problem);
    }

    private String problem() {
        int bytes = QueueName.of(name.getText()).bytes().length;
        if (!name.getText().matches("/[^/]+") || bytes > 256) {
            return "A name is a slash and 1 to 255 bytes without another slash, such as /jobs.";
        }
        if (number(maxmsg, 10).isEmpty() || number(maxmsg, 10).getAsLong() < 1) {
            return "mq_maxmsg is a whole number of at least 1.";
        }
        if (number(msgsize, 10).isEmpty() || number(msgsize, 10).getAsLong() < 1) {
            return "mq_msgsize is a whole number of at least 1.";
        }
        OptionalLong bits = number(mode, 8);
        return bits.isEmpty() || bits.getAsLong() < 0 || bits.getAsLong() > 0777
                ? "The mode is three octal digits, such as 0600."
                : "";
    }

    private String fits() {
        long cost = Limits.cost(number(maxmsg, 10).getAsLong(), number(msgsize, 10).getAsLong());
        long limit = limits().rlimitMsgqueue();
        long used = mine().map(Budget::used).orElse(0L);
        String sentence = "It will cost " + cost + " bytes of your RLIMIT_MSGQUEUE; " + used + " of " + limit
                + " are in use by queues seen here.";
        return limit >= 0 && used + cost > limit ? sentence + " That will not fit." : sentence;
    }

    private Optional<Budget> mine() {
        Snapshot now = context.snapshot().get();
        String me = System.getProperty("user.name", "");
        return now == null
                ? Optional.empty()
                : now.budgets().stream().filter(b -> b.user().equals(me)).findFirst();
    }

    private static OptionalLong number(TextField field, int radix) {
        try {
            return OptionalLong.of(Long.parseLong(field.getText().strip(), radix));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private void act() {
        try {
            QueueName wanted = QueueName.of(name.getText());
            context.acts()
                    .create(wanted, (int) number(mode, 8).getAsLong(), number(maxmsg, 10), number(msgsize, 10));
            sheets.hide();
        } catch (QueueException e) {
            verdict.setText(e.failure().meaning() + "; " + e.failure().advice());
        }
    }
}

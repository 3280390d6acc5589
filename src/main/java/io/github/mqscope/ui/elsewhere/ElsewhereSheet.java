package io.github.mqscope.ui.elsewhere;

import atlantafx.base.theme.Styles;
import io.github.mqscope.place.Place;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.ShellWord;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks where to look: in another IPC namespace of this machine, on another machine, as root. Opens another window
/// there.
public final class ElsewhereSheet {
    private static final Words WORDS = Words.of(ElsewhereSheet.class);
    private static final double WIDTH = 620;
    private static final double BUSY = 18;
    private static final double VERDICT_HEIGHT = 40;

    private final Whereabouts where;
    private final Sheets sheets;
    private final RecentHosts hosts;
    private final TextField inside = new TextField();
    private final TextField host = new TextField();
    private final CheckBox asRoot = new CheckBox(WORDS.get("sheet.root"));
    private final Label verdict = new Label();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Button open = new Button(WORDS.get("sheet.open"));
    private final NamespaceTable namespaces;

    /// A sheet to be shown among `sheets`.
    public ElsewhereSheet(Whereabouts where, Settings settings, Sheets sheets) {
        this.where = where;
        this.sheets = sheets;
        this.hosts = new RecentHosts(settings);
        this.namespaces = new NamespaceTable(where, this::choose);
    }

    /// Opens it.
    public void show() {
        Label of = new Label(WORDS.get("sheet.namespaces"));
        of.setLabelFor(namespaces.table());
        namespaces.view().disableProperty().bind(host.textProperty().isNotEmpty());
        namespaces.table().addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
                open.fire();
            }
        });
        open.setId("elsewhere-open");
        open.getStyleClass().add(Styles.ACCENT);
        open.setDefaultButton(true);
        open.setOnAction(e -> act());
        VBox sheet = Sheets.sheet(WORDS.get("sheet.title"));
        sheet.getStyleClass().add("elsewhere");
        sheet.setPrefWidth(WIDTH);
        sheet.getChildren()
                .addAll(new VBox(4, of, namespaces.view()), form(), judged(), Sheets.buttons(sheets.cancel(), open));
        judge();
        sheets.show(sheet, namespaces.table());
    }

    private Region form() {
        GridPane form = new GridPane(16, 8);
        field(form, "sheet.in", inside, "elsewhere-in", "sheet.in.hint");
        field(form, "sheet.host", host, "elsewhere-host", "sheet.host.hint");
        if (!hosts.all().isEmpty()) {
            FlowPane recent = new FlowPane(4, 4);
            hosts.all().forEach(name -> recent.getChildren().add(recent(name)));
            form.add(recent, 1, form.getRowCount(), 2, 1);
        }
        asRoot.setId("elsewhere-root");
        asRoot.selectedProperty().subscribe(this::judge);
        form.add(asRoot, 1, form.getRowCount(), 2, 1);
        return form;
    }

    private void field(GridPane form, String label, TextField field, String id, String hint) {
        field.setId(id);
        field.setAccessibleText(WORDS.get(label));
        field.textProperty().subscribe(this::judge);
        Label before = new Label(WORDS.get(label));
        before.setLabelFor(field);
        before.setMinWidth(Region.USE_PREF_SIZE);
        Label muted = new Label(WORDS.get(hint));
        muted.getStyleClass().add("muted");
        form.addRow(form.getRowCount(), before, field, muted);
    }

    private Button recent(String name) {
        Button recent = new Button(Escaped.of(name));
        recent.getStyleClass().addAll(Styles.SMALL, "recent-host");
        recent.setMnemonicParsing(false);
        recent.setAccessibleText(WORDS.get("sheet.recent", Escaped.of(name)));
        recent.setOnAction(e -> host.setText(name));
        return recent;
    }

    private Region judged() {
        verdict.setId("elsewhere-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(VERDICT_HEIGHT);
        verdict.setAlignment(Pos.TOP_LEFT);
        verdict.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        busy.setId("elsewhere-busy");
        busy.setPrefSize(BUSY, BUSY);
        busy.setMinSize(BUSY, BUSY);
        busy.managedProperty().bind(busy.visibleProperty());
        busy.setVisible(false);
        return new HBox(8, busy, verdict);
    }

    private void choose(Candidate one) {
        inside.setText(namespaces.word(one));
    }

    private static Optional<String> typed(TextField field) {
        return Optional.of(field.getText().strip()).filter(word -> !word.isEmpty());
    }

    private Place place() {
        return new Place(typed(host), asRoot.isSelected(), typed(inside));
    }

    private void judge() {
        Place place = place();
        Optional<String> problem = problem(place);
        open.setDisable(problem.isPresent());
        say(
                problem.orElseGet(() -> WORDS.get("sheet.command", Escaped.line(command(place)))),
                problem.filter(why -> !why.equals(WORDS.get("sheet.hint"))).isPresent() ? "warning-text" : "muted");
    }

    private Optional<String> problem(Place place) {
        if (place.isHere()) {
            return Optional.of(WORDS.get("sheet.hint"));
        }
        for (Optional<String> word : List.of(place.host(), place.inside())) {
            if (word.filter(text -> text.startsWith("-") || text.matches("(?s).*\\s.*"))
                    .isPresent()) {
                return Optional.of(WORDS.get("sheet.wrong-word", Escaped.of(word.orElseThrow())));
            }
        }
        return place.host().isPresent() ? Optional.empty() : problemHere(place);
    }

    private Optional<String> problemHere(Place place) {
        boolean isRoot = where.windows().isRoot();
        Optional<Candidate> known = place.inside().flatMap(namespaces::find);
        if (known.isPresent() && !known.get().canBeEntered(isRoot || place.asRoot())) {
            return Optional.of(WORDS.get("sheet.only-root"));
        }
        Place shown = where.place();
        boolean isShown = place.inside().isEmpty()
                ? shown.host().isEmpty() && shown.inside().isEmpty()
                : known.filter(one -> where.shows(one.namespace())).isPresent();
        if (isShown && (isRoot || place.asRoot() == shown.asRoot())) {
            return Optional.of(WORDS.get("sheet.shown"));
        }
        return Optional.empty();
    }

    private static String command(Place place) {
        return "mqscope " + place.options().stream().map(ShellWord::of).collect(Collectors.joining(" "));
    }

    private void say(String sentence, String style) {
        verdict.setText(sentence);
        verdict.getStyleClass().removeAll("muted", "warning-text", "danger-text");
        verdict.getStyleClass().add(style);
    }

    private void act() {
        Place place = place();
        place.host().ifPresent(hosts::add);
        open.setDisable(true);
        busy.setVisible(true);
        say(WORDS.get("sheet.opening", place.label()), "muted");
        Aside.run("opening", () -> where.windows().open(place), this::opened, this::failed);
    }

    private void opened() {
        busy.setVisible(false);
        if (open.getScene() != null) {
            sheets.hide();
        }
    }

    // The sheet keeps what was typed.
    private void failed(IOException why) {
        busy.setVisible(false);
        open.setDisable(false);
        say(WORDS.get("sheet.not-opened", Escaped.line(String.valueOf(why.getMessage()))), "danger-text");
    }
}

package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The IPC namespaces of this machine, read when it is made.
final class NamespaceTable {
    private static final Words WORDS = Words.of(NamespaceTable.class);
    private static final double HEIGHT = 214;

    private final Whereabouts where;
    private final boolean isRoot;
    private final TableView<Candidate> table = new TableView<>();
    private final Label nothing = new Label(WORDS.get("sheet.looking"));
    private final Label unseen = new Label();
    private final VBox view = new VBox(4, table, unseen);

    /// @param where  where the window looks
    /// @param chosen is told of each choice
    NamespaceTable(Whereabouts where, Consumer<Candidate> chosen) {
        this.where = where;
        this.isRoot = where.windows().isRoot();
        nothing.setWrapText(true);
        table.setId("elsewhere-namespaces");
        table.setAccessibleText(WORDS.get("sheet.namespaces"));
        table.setPlaceholder(nothing);
        table.setPrefHeight(HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        text("column.what", 200, one -> one.namespace().label()),
                        number("column.pid", 70, one -> one.namespace().pid()),
                        number("column.processes", 80, one -> one.namespace().processes()),
                        text("column.user", 100, Candidate::user),
                        text("column.enter", 120, this::enter)));
        table.getSelectionModel().selectedItemProperty().subscribe(one -> {
            if (one != null) {
                chosen.accept(one);
            }
        });
        unseen.setId("elsewhere-unseen");
        WrappedLine.wrap(unseen, "muted");
        unseen.managedProperty().bind(unseen.textProperty().isNotEmpty());
        Aside.run("namespaces", Candidate::read, this::show, this::failed);
    }

    private static TableColumn<Candidate, String> text(String key, double width, Function<Candidate, String> value) {
        TableColumn<Candidate, String> column = new TableColumn<>(WORDS.get(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<Candidate, Long> number(String key, double width, ToLongFunction<Candidate> value) {
        TableColumn<Candidate, Long> column = new TableColumn<>(WORDS.get(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.applyAsLong(row.getValue())));
        column.setPrefWidth(width);
        column.getStyleClass().add("numbers");
        return column;
    }

    private String enter(Candidate one) {
        if (where.shows(one.namespace())) {
            return WORDS.get("enter.shown");
        }
        return WORDS.get(one.canBeEntered(isRoot) ? "enter.yes" : "enter.root");
    }

    private void show(Candidate.All all) {
        nothing.setText(WORDS.get("sheet.none"));
        table.getItems().setAll(all.candidates());
        if (all.unseen() > 0) {
            unseen.setText(WORDS.get(isRoot ? "sheet.unseen" : "sheet.unseen.not-root", all.unseen()));
        }
    }

    private void failed(IOException why) {
        nothing.setText(WORDS.get("sheet.unread", String.valueOf(why.getMessage())));
        nothing.getStyleClass().add("danger-text");
    }

    /// The one that a word means which was taken from here: its process, or its name.
    Optional<Candidate> find(String word) {
        return table.getItems().stream()
                .filter(one -> word.equals(word(one))
                        || word.equals(Integer.toString(one.namespace().pid())))
                .findFirst();
    }

    /// The word for `--in`: its name, where no other has it, or else its process.
    String word(Candidate one) {
        String pid = Integer.toString(one.namespace().pid());
        Optional<String> name = one.namespace().container().or(one.namespace()::unit);
        return name.filter(each -> each.matches("[\\w.@:][\\w.@:-]*") && !each.matches("\\d+"))
                .filter(each -> table.getItems().stream()
                                .filter(other -> other.namespace().label().equals(each))
                                .count()
                        == 1)
                .orElse(pid);
    }

    void clearChoice() {
        table.getSelectionModel().clearSelection();
    }

    TableView<Candidate> table() {
        return table;
    }

    Region view() {
        return view;
    }
}

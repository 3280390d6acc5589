package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Proof;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The claims of the step that were put to the kernel, each with what was read.
final class ClaimList {
    private static final Words WORDS = Words.of(ClaimList.class);

    private final VBox view = new VBox();
    private List<Proof> shown = List.of();

    ClaimList() {
        view.setId("claims");
        view.getStyleClass().add("claims");
        view.getChildren().setAll(WrappedLine.saying(WORDS.get("claims.none"), "muted"));
    }

    void show(Scene scene) {
        List<Proof> proofs = scene.proofs();
        if (proofs.equals(shown)) {
            return;
        }
        shown = proofs;
        if (proofs.isEmpty()) {
            view.getChildren().setAll(WrappedLine.saying(WORDS.get("claims.none"), "muted"));
        } else {
            view.getChildren().setAll(proofs.stream().map(ClaimList::claim).toList());
        }
    }

    private static VBox claim(Proof proof) {
        String style = proof.holds() ? "holds" : "fails";
        Label sentence = WrappedLine.saying(proof.sentence(), "claim-sentence");
        sentence.setGraphic(Icons.of(proof.holds() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
        sentence.setAccessibleText(WORDS.get(proof.holds() ? "claim.holds" : "claim.fails", proof.sentence()));
        VBox claim = new VBox(sentence);
        if (!proof.holds()) {
            claim.getChildren()
                    .add(WrappedLine.saying(
                            WORDS.get(
                                    "claim.disagreement",
                                    proof.evidence().expected(),
                                    proof.evidence().read()),
                            "claim-disagreement"));
        }
        claim.getChildren()
                .add(WrappedLine.saying(
                        proof.holds()
                                ? proof.evidence().toString()
                                : WORDS.get("claim.source", proof.evidence().source()),
                        "claim-evidence"));
        claim.getStyleClass().addAll("claim", style);
        return claim;
    }

    Region view() {
        return view;
    }
}

package io.github.mqscope.ui.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.body.JsonOutline;
import org.junit.jupiter.api.Test;

class JsonFoldsTest {
    // Rows: 0 {  1 "a": [  2 1  3 [  4 2  5 ]  6 ]  7 "b": 3  8 }
    private static final String TEXT = "{\"a\": [1, [2]], \"b\": 3}";

    private static JsonFolds folds(String text) {
        return new JsonFolds(JsonOutline.of(text.getBytes(UTF_8)).rows());
    }

    @Test
    void aFoldedRowHidesWhatIsInIt() {
        JsonFolds folds = folds(TEXT);
        assertThat(folds.visible()).hasSize(9);
        folds.fold(1, true);
        assertThat(folds.visible()).containsExactly(0, 1, 7, 8);
        folds.fold(0, true);
        assertThat(folds.visible()).containsExactly(0);
        folds.fold(0, false);
        assertThat(folds.visible()).containsExactly(0, 1, 7, 8);
        folds.fold(7, true);
        assertThat(folds.visible()).containsExactly(0, 1, 7, 8);
    }

    @Test
    void uncoveringOpensAllThatHidesARow() {
        JsonFolds folds = folds(TEXT);
        folds.fold(3, true);
        folds.fold(1, true);
        folds.uncover(4);
        assertThat(folds.visible()).hasSize(9);
    }

    @Test
    void rowsAreFoundByByteAndParent() {
        JsonFolds folds = folds(TEXT);
        assertThat(folds.rowAt(TEXT.indexOf('2'))).isEqualTo(4);
        assertThat(folds.rowAt(0)).isZero();
        assertThat(folds.parent(4)).isEqualTo(3);
        assertThat(folds.parent(3)).isEqualTo(1);
        assertThat(folds.parent(0)).isZero();
    }

    @Test
    void manyRowsBeginFolded() {
        JsonFolds folds = folds("[" + "[1],".repeat(1000) + "2]");
        assertThat(folds.visible()).hasSize(1003);
    }
}

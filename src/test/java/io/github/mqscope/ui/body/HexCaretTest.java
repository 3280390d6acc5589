package io.github.mqscope.ui.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HexCaretTest {
    @Test
    void movesAsFarAsTheBodyGoes() {
        HexCaret caret = HexCaret.at(20, 3);
        assertThat(caret.by(-16, false).caret()).isZero();
        assertThat(caret.by(16, false).caret()).isEqualTo(19);
        assertThat(caret.by(1L << 40, false).caret()).isEqualTo(19);
        assertThat(HexCaret.at(0, 0).by(1, false).caret()).isZero();
        assertThat(HexCaret.at(0, 0).size()).isZero();
    }

    @Test
    void extendingSelectsEitherWay() {
        HexCaret forth = HexCaret.at(20, 5).by(3, true);
        assertThat(forth.first()).isEqualTo(5);
        assertThat(forth.end()).isEqualTo(9);
        HexCaret back = HexCaret.at(20, 5).by(-3, true);
        assertThat(back.first()).isEqualTo(2);
        assertThat(back.size()).isEqualTo(4);
        assertThat(back.by(1, false).size()).isEqualTo(1);
    }

    @Test
    void selectsARange() {
        HexCaret range = HexCaret.at(20, 0).select(4, 8);
        assertThat(range.first()).isEqualTo(4);
        assertThat(range.end()).isEqualTo(12);
    }
}

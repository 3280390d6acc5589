package io.github.mqscope.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import io.github.mqscope.ui.Contrast;
import io.github.mqscope.ui.LiveWindow;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

class DrawingTest {
    private static final double WORDS = 4.5;
    private static final double LINES = 3;

    private static final class Nothing extends Drawing {
        Nothing() {
            super("nothing");
        }

        @Override
        void paint(GraphicsContext g, double width, double height) {}
    }

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    static Stream<Theme> themes() {
        return Stream.of(new PrimerLight(), new PrimerDark());
    }

    private static Drawing dressed(Theme theme) {
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        Drawing drawing = new Nothing();
        Scene scene = new Scene(new Group(drawing));
        scene.getRoot().applyCss();
        return drawing;
    }

    @ParameterizedTest
    @MethodSource("themes")
    void whatIsWrittenInAChartStandsOut(Theme theme) {
        Drawing drawing = LiveWindow.fx(() -> dressed(theme));
        Color ground = drawing.ink(Ink.GROUND);
        assertThat(ground.getOpacity()).isOne();
        for (Ink words : List.of(Ink.TEXT, Ink.MARK, Ink.FULL)) {
            assertThat(Contrast.between(drawing.ink(words), ground))
                    .as("%s", words)
                    .isGreaterThanOrEqualTo(WORDS);
        }
        // The high-water mark and the two directions are written over what is drawn.
        for (Ink under : List.of(Ink.LINE_SOFT, Ink.OTHER_SOFT, Ink.FULL_SOFT)) {
            assertThat(Contrast.between(drawing.ink(Ink.MARK), over(drawing.ink(under), ground)))
                    .as("%s", under)
                    .isGreaterThanOrEqualTo(WORDS);
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void linesStandOutFromTheirGround(Theme theme) {
        Drawing drawing = LiveWindow.fx(() -> dressed(theme));
        for (Ink line : List.of(Ink.LINE, Ink.OTHER, Ink.FULL, Ink.EMPTY, Ink.MARK)) {
            assertThat(Contrast.between(drawing.ink(line), drawing.ink(Ink.GROUND)))
                    .as("%s", line)
                    .isGreaterThanOrEqualTo(LINES);
        }
    }

    private static Color over(Color ink, Color ground) {
        return ground.interpolate(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 1), ink.getOpacity());
    }
}

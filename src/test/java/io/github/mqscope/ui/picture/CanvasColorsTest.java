package io.github.mqscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import io.github.mqscope.ui.Contrast;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.picture.CanvasColors.Ink;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

class CanvasColorsTest {
    private static final double WORDS = 4.5;
    private static final double SHAPES = 3;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    static Stream<Theme> themes() {
        return Stream.of(new PrimerLight(), new PrimerDark());
    }

    private static CanvasColors inks(Theme theme) {
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        CanvasColors inks = new CanvasColors(() -> {});
        Scene scene = new Scene(new Group(inks.view()));
        scene.getStylesheets()
                .add(Objects.requireNonNull(QueuePicture.class.getResource("picture.css"))
                        .toExternalForm());
        scene.getRoot().applyCss();
        return inks;
    }

    @ParameterizedTest
    @MethodSource("themes")
    void whatIsWrittenOnATileStandsOut(Theme theme) {
        CanvasColors inks = LiveWindow.fx(() -> inks(theme));
        for (Band band : Band.ALL) {
            Color tile = inks.color(band);
            assertThat(Contrast.between(CanvasColors.on(tile), tile))
                    .as("%s", band)
                    .isGreaterThanOrEqualTo(WORDS);
        }
        assertThat(Contrast.between(inks.color(Ink.TEXT), inks.color(Ink.WELL))).isGreaterThanOrEqualTo(WORDS);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void tilesWallsAndArrowsStandOutFromTheirGround(Theme theme) {
        CanvasColors inks = LiveWindow.fx(() -> inks(theme));
        Color well = inks.color(Ink.WELL);
        for (Band band : Band.ALL) {
            assertThat(Contrast.between(inks.color(band), well)).as("%s", band).isGreaterThanOrEqualTo(SHAPES);
        }
        for (Ink ink : List.of(Ink.ACCENT, Ink.MUTED, Ink.DANGER)) {
            assertThat(Contrast.between(inks.color(ink), well)).as("%s", ink).isGreaterThanOrEqualTo(SHAPES);
        }
    }
}

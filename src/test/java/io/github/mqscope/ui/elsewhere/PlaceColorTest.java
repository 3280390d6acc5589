package io.github.mqscope.ui.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.place.Place;
import io.github.mqscope.ui.Contrast;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class PlaceColorTest {
    // As of a graphic by WCAG 2.
    private static final double ENOUGH = 3;

    private static Stream<Color> many() {
        return IntStream.range(0, 500).mapToObj(i -> PlaceColor.of("in " + i));
    }

    @Test
    void theSamePlaceHasAlwaysTheSame() {
        assertThat(PlaceColor.of("root, in 812, on board")).isEqualTo(PlaceColor.of("root, in 812, on board"));
        assertThat(many().distinct().count()).isGreaterThan(15);
    }

    @Test
    void eachStandsOutInBothThemes() {
        assertThat(many()).allSatisfy(color -> {
            assertThat(Contrast.between(color, Color.WHITE)).isGreaterThan(ENOUGH);
            assertThat(Contrast.between(color, Color.web("#161b22"))).isGreaterThan(ENOUGH);
        });
    }

    @Test
    void aTitleIsAscii() {
        assertThat(PlaceSigns.title(Place.HERE)).isEqualTo("mqscope");
        assertThat(PlaceSigns.title(new Place(Optional.of("bö"), true, Optional.of("812"))))
                .isEqualTo("mqscope: root, in 812, on b?");
    }
}

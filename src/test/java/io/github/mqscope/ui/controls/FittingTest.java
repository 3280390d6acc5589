package io.github.mqscope.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class FittingTest {
    private final Region first = part();
    private final Region least = part();
    private final Region right = part();
    private final Fitting line = new Fitting();

    @BeforeEach
    void fill() throws Exception {
        FxToolkit.registerPrimaryStage();
        line.add(first, 3, false);
        line.add(least, 1, false);
        line.add(right, 2, true);
        LiveWindow.onFx(() -> new Scene(line));
    }

    private static Region part() {
        Region part = new Region();
        part.setMinSize(100, 10);
        part.setPrefSize(100, 10);
        return part;
    }

    private List<Boolean> shownIn(double width) {
        return LiveWindow.fx(() -> {
            line.resize(width, 20);
            line.layout();
            return List.of(first, least, right).stream()
                    .map(Node::getParent)
                    .map(Node::isVisible)
                    .toList();
        });
    }

    private double leftOf(Region part) {
        return LiveWindow.fx(() -> part.getParent().getLayoutX());
    }

    @Test
    void whereThereIsRoomAllAreShownInTheirPlaces() {
        assertThat(shownIn(400)).containsExactly(true, true, true);
        assertThat(leftOf(first)).isZero();
        assertThat(leftOf(least)).isEqualTo(116);
        assertThat(leftOf(right)).isEqualTo(300);
    }

    @Test
    void theLeastImportantGivesWayFirst() {
        assertThat(shownIn(331)).containsExactly(true, false, true);
        assertThat(shownIn(215)).containsExactly(true, false, false);
        assertThat(shownIn(50)).containsExactly(true, false, false);
    }

    @Test
    void aPartThatIsNotWantedTakesNoRoom() {
        LiveWindow.onFx(() -> right.setManaged(false));
        assertThat(shownIn(216)).containsExactly(true, true, false);
    }
}

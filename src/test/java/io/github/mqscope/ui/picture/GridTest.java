package io.github.mqscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
    private static final double WIDTH = 336;
    private static final double HEIGHT = 96;
    private static final double EM = 13;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 11, 64, 100, 999, 1000, 4096, 65536})
    void everySlotHasAPlaceInTheBoxAndIsFoundThere(long maxmsg) {
        for (double width : new double[] {120, WIDTH, 900}) {
            Grid grid = Grid.fit(maxmsg, width, HEIGHT, EM);
            assertThat(grid.left()).isGreaterThanOrEqualTo(0);
            assertThat((long) grid.cells() * grid.perCell()).isGreaterThanOrEqualTo(maxmsg);
            for (int slot = 0; slot < maxmsg; slot += grid.perCell()) {
                double x = grid.x(slot) + grid.cellWidth() / 2;
                double y = grid.y(slot) + grid.cellHeight() / 2;
                assertThat(x).isBetween(0.0, width);
                assertThat(y).isBetween(0.0, HEIGHT);
                assertThat(grid.slotAt(x, y)).hasValue(slot);
            }
        }
    }

    @Test
    void theNextToBeReceivedIsAtTheReceiversEnd() {
        Grid grid = Grid.fit(10, WIDTH, HEIGHT, EM);
        assertThat(grid.scale()).isEqualTo(Grid.Scale.TILES);
        assertThat(grid.x(0) + grid.cellWidth()).isEqualTo(WIDTH);
        assertThat(grid.x(9)).isLessThan(grid.x(0));
        assertThat(grid.y(1)).isGreaterThan(grid.y(0));
    }

    @Test
    void moreSlotsHaveLessRoomEach() {
        assertThat(Grid.fit(100, WIDTH, HEIGHT, EM).scale()).isEqualTo(Grid.Scale.CELLS);
        assertThat(Grid.fit(100, WIDTH, HEIGHT, EM).perCell()).isEqualTo(1);
        Grid many = Grid.fit(65536, WIDTH, HEIGHT, EM);
        assertThat(many.scale()).isEqualTo(Grid.Scale.MAP);
        assertThat(many.perCell()).isGreaterThan(50);
    }

    @Test
    void aLargerTextMakesLargerTiles() {
        Grid grid = Grid.fit(4, 1000, 300, 26);
        assertThat(grid.cellHeight()).isGreaterThan(Grid.fit(4, 1000, 300, EM).cellHeight());
    }

    @Test
    void outsideThereIsNoSlot() {
        Grid grid = Grid.fit(9, WIDTH, HEIGHT, EM);
        assertThat(grid.slotAt(-1, 10)).isEmpty();
        assertThat(grid.slotAt(WIDTH + 1, 10)).isEmpty();
        assertThat(grid.slotAt(WIDTH / 2, HEIGHT + 1)).isEmpty();
    }
}

package io.github.mqscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionTest {
    private static final long LATER = Piece.NANOS + 1;
    private static final Grid GRID = Grid.fit(10, 336, 96, 13);

    private final Motion motion = new Motion();

    private static PictureModel queue(Tile... tiles) {
        return PictureModel.of("/q", 10, List.of(tiles));
    }

    private static Tile tile(long identity, int priority) {
        return Models.tile(identity, priority, "x");
    }

    private List<Piece> resident() {
        return List.copyOf(motion.resident());
    }

    @Test
    void whatIsThereAtFirstDoesNotMove() {
        motion.go(queue(tile(1, 5), tile(2, 0)), GRID, 0);
        assertThat(motion.isMoving(1)).isFalse();
        assertThat(resident()).extracting(p -> p.x(0)).containsExactly(GRID.x(0), GRID.x(1));
    }

    @Test
    void aMessageThatComesSlidesInFromTheSendersEnd() {
        motion.jump(queue(tile(1, 5)), GRID);
        motion.go(queue(tile(1, 5), tile(2, 0)), GRID, 0);
        Piece come = resident().get(1);
        assertThat(come.x(0)).isLessThan(0);
        assertThat(come.x(Piece.NANOS / 2)).isBetween(0.0, GRID.x(1));
        assertThat(come.x(LATER)).isEqualTo(GRID.x(1));
        assertThat(motion.isMoving(Piece.NANOS / 2)).isTrue();
        assertThat(motion.isMoving(LATER)).isFalse();
        assertThat(resident().getFirst().isMoving(1)).isFalse();
    }

    @Test
    void aMessageThatGoesSlidesOutAtTheReceiversEndAndTheOthersCloseUp() {
        motion.jump(queue(tile(1, 5), tile(2, 0)), GRID);
        motion.go(queue(tile(2, 0)), GRID, 0);
        Piece gone = motion.leaving(Piece.NANOS / 2).iterator().next();
        assertThat(gone.x(Piece.NANOS / 2)).isGreaterThan(GRID.x(0));
        assertThat(resident().getFirst().y(0)).isEqualTo(GRID.y(1));
        assertThat(resident().getFirst().y(LATER)).isEqualTo(GRID.y(0));
        assertThat(motion.leaving(LATER)).isEmpty();
    }

    @Test
    void aHigherPriorityGoesPastThoseThatWait() {
        motion.jump(queue(tile(1, 5)), GRID);
        motion.go(queue(tile(2, 9), tile(1, 5)), GRID, 0);
        assertThat(resident().getFirst().x(LATER)).isEqualTo(GRID.x(0));
        assertThat(resident().get(1).y(LATER)).isEqualTo(GRID.y(1));
    }

    @Test
    void theSameAgainMovesNothing() {
        motion.jump(queue(tile(1, 5)), GRID);
        motion.go(queue(tile(1, 5)), GRID, 0);
        assertThat(motion.isMoving(1)).isFalse();
    }

    @Test
    void whatIsOnItsWayGoesOnFromWhereItIs() {
        motion.jump(queue(tile(1, 5)), GRID);
        motion.go(queue(tile(1, 5), tile(2, 0)), GRID, 0);
        double before = resident().get(1).x(Piece.NANOS / 2);
        motion.go(queue(tile(2, 0)), GRID, Piece.NANOS / 2);
        assertThat(resident().getFirst().x(Piece.NANOS / 2)).isEqualTo(before);
        assertThat(resident().getFirst().x(2 * LATER)).isEqualTo(GRID.x(0));
    }

    @Test
    void whereOnlyTheNumberIsKnownMessagesComeAndGoAllTheSame() {
        motion.jump(PictureModel.counted("/q", 10, 2), GRID);
        motion.go(PictureModel.counted("/q", 10, 3), GRID, 0);
        assertThat(resident().getLast().isMoving(1)).isTrue();
        assertThat(resident().getFirst().isMoving(1)).isFalse();
        motion.go(PictureModel.counted("/q", 10, 2), GRID, LATER);
        assertThat(motion.leaving(LATER + 1)).hasSize(1);
        assertThat(resident()).allMatch(p -> p.isMoving(LATER + 1));
    }

    @Test
    void moreThanTheEyeCanFollowAreAtOnceWhereTheyBelong() {
        Grid grid = Grid.fit(100, 336, 96, 13);
        List<Tile> many = new ArrayList<>(Models.tiles(Motion.FEW + 1));
        motion.jump(PictureModel.of("/q", 100, List.of()), grid);
        motion.go(PictureModel.of("/q", 100, many), grid, 0);
        assertThat(motion.isMoving(1)).isFalse();
        assertThat(motion.resident()).hasSize(Motion.FEW + 1);
    }

    @Test
    void anotherQueueDoesNotMoveIn() {
        motion.jump(queue(tile(1, 5)), GRID);
        motion.go(PictureModel.of("/other", 10, List.of(tile(2, 0))), GRID, 0);
        assertThat(motion.isMoving(1)).isFalse();
    }

    @Test
    void whatIsPushedBehindTheLastShownSlotDoesNotLeave() {
        Grid two = Grid.fit(2, 336, 40, 13);
        motion.jump(queue(tile(1, 5), tile(2, 5)), two);
        motion.go(queue(tile(3, 9), tile(1, 5), tile(2, 5)), two, 0);
        assertThat(motion.leaving(1)).isEmpty();
        assertThat(motion.resident()).hasSize(2);
    }
}

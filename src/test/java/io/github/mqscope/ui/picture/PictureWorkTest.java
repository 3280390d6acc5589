package io.github.mqscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.controls.LazyList;
import java.util.BitSet;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/// Drawing a queue of 65,536 messages costs what is drawn, not what is in the queue.
class PictureWorkTest {
    private static final int MESSAGES = 65_536;
    private static final int CHANGES = 10;
    private static final int MOST_A_CHANGE = MESSAGES / 2;

    private final BitSet taken = new BitSet(MESSAGES); // The FX thread's.

    private PictureModel model(long first) {
        return PictureModel.of("/large", MESSAGES, Tiles.of(new LazyList<>(MESSAGES, i -> {
            if (Platform.isFxApplicationThread()) {
                taken.set(i);
            }
            return Tile.of(first + i, new Message(i % 40, new byte[0]));
        })));
    }

    @Test
    void aChangeCostsWhatIsDrawn() throws Exception {
        PictureModel begin = model(0);
        try (PicturedQueue pictured = new PicturedQueue(900, 240, 13)) {
            pictured.rest(begin);
            for (int i = 1; i <= CHANGES; i++) {
                LiveWindow.onFx(taken::clear);
                pictured.rest(model(i));
                assertThat(LiveWindow.fx(taken::cardinality)).isPositive().isLessThan(MOST_A_CHANGE);
            }
        }
    }

    @Test
    void whatIsAskedOfAllIsKnownBeforehand() {
        Tiles tiles = model(100).known();
        assertThat(tiles.placeOf(100 + MESSAGES - 1)).hasValue(MESSAGES - 1);
        assertThat(tiles.placeOf(99)).isEmpty();
        assertThat(tiles.bands().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(MESSAGES);
        assertThat(tiles.isLike(model(100).known())).isTrue();
        assertThat(tiles.isLike(model(101).known())).isFalse();
    }
}

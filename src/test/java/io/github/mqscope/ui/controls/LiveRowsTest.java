package io.github.mqscope.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LiveRowsTest {
    private final LiveRows<Integer> rows = new LiveRows<>();
    private final List<Integer> told = new ArrayList<>();
    private int changes;

    // What a view of the list makes of the changes that it is told of.
    private void follow() {
        rows.addListener((ListChangeListener<Integer>) change -> {
            changes++;
            while (change.next()) {
                assertThat(told.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()))
                        .isEqualTo(change.getRemoved());
                told.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                        .clear();
                told.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
    }

    private static List<Integer> numbers(int from, int to) {
        return java.util.stream.IntStream.range(from, to).boxed().toList();
    }

    @Test
    void tellsOfManyAtOnce() {
        follow();
        rows.addAll(numbers(0, 20_000));
        rows.remove(0, 10_000);
        assertThat(changes).isEqualTo(2);
        assertThat(told).isEqualTo(numbers(10_000, 20_000));
        assertThat(rows).isEqualTo(told);
    }

    @Test
    void tellsNothingOfNothing() {
        follow();
        assertThat(rows.addAll(List.of())).isFalse();
        rows.clear();
        rows.remove(0, 0);
        assertThat(changes).isZero();
    }

    @Test
    void whoeverFollowsHasTheSameRows() {
        follow();
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            int size = rows.size();
            int from = random.nextInt(size + 1);
            switch (random.nextInt(6)) {
                case 0 -> rows.addAll(numbers(i, i + random.nextInt(20)));
                case 1 -> rows.remove(from, from + random.nextInt(size - from + 1));
                case 2 -> rows.setAll(numbers(i, i + random.nextInt(30)));
                case 3 -> rows.add(from, i);
                case 4 -> rows.subList(from, size).clear();
                default -> {
                    if (size > from) {
                        rows.set(from, i);
                    }
                }
            }
            assertThat(rows).isEqualTo(told);
        }
    }
}

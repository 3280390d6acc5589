package io.github.mqscope.ui.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptDraftsTest {
    private final Settings settings = Settings.inMemory();
    private final KeptDrafts kept = new KeptDrafts(settings);

    private static Draft draft(String body) {
        return new Draft(Draft.Form.TEMPLATE, body, "0..7", true);
    }

    @Test
    void theNewestIsFirstAndTheSameAgainOnlyMovesThere() {
        kept.sent(draft("a"));
        kept.sent(draft("b"));
        kept.sent(draft("a"));
        assertThat(kept.recent()).extracting(m -> m.get("body")).containsExactly("a", "b");
        assertThat(Draft.of(kept.recent().getFirst())).contains(draft("a"));
    }

    @Test
    void recentOnesAreBoundedInNumberAndLength() {
        for (int i = 0; i < KeptDrafts.MOST_RECENT + 5; i++) {
            kept.sent(draft("m" + i));
        }
        assertThat(kept.recent()).hasSize(KeptDrafts.MOST_RECENT);
        kept.sent(draft("x".repeat(Draft.LONGEST + 1)));
        assertThat(kept.recent().getFirst()).containsEntry("body", "m54");
    }

    @Test
    void aNameIsNeededAndUnique() {
        assertThat(kept.save("  ", draft("a"))).contains("name.missing");
        assertThat(kept.save("one", draft("a"))).isEmpty();
        assertThat(kept.save("two", draft("b"))).isEmpty();
        assertThat(kept.rename(1, "one")).contains("name.taken");
        assertThat(kept.rename(1, "three")).isEmpty();
        assertThat(kept.save("one", draft("c"))).isEmpty();
        assertThat(kept.saved()).extracting(m -> m.get("name") + m.get("body")).containsExactly("onec", "threeb");
    }

    @Test
    void savedOnesAreReorderedWithinTheirList() {
        for (String name : new String[] {"a", "b", "c"}) {
            assertThat(kept.save(name, draft(name))).isEmpty();
        }
        assertThat(kept.move(2, -1)).isEqualTo(1);
        assertThat(kept.move(0, -1)).isZero();
        assertThat(kept.saved()).extracting(Draft::name).containsExactly("a", "c", "b");
    }

    @Test
    void thereIsNoRoomForMoreThanSoMany() {
        for (int i = 0; i < KeptDrafts.MOST_SAVED; i++) {
            assertThat(kept.save("n" + i, draft("x"))).isEmpty();
        }
        assertThat(kept.save("one more", draft("x"))).contains("name.too-many");
    }

    @Test
    void whatMakesNoSenseInTheSettingsIsNoDraft() {
        assertThat(Draft.of(Map.of())).isEmpty();
        assertThat(Draft.of(Map.of("body", "x", "form", "ELSE"))).isEmpty();
        assertThat(Draft.of(Map.of("form", "TEXT", "body", "x".repeat(Draft.LONGEST + 1))))
                .isEmpty();
    }

    @Test
    void numbersGoOnFromSendToSendAndThoseNotSentAreGivenBack() {
        Numbering numbering = new Numbering();
        long first = numbering.take(10);
        assertThat(first).isZero();
        numbering.sent(first, 10, 3);
        assertThat(numbering.next().get()).isEqualTo(4);
        long second = numbering.take(5);
        long third = numbering.take(1);
        numbering.sent(second, 5, 0);
        assertThat(third).isEqualTo(8);
        assertThat(numbering.next().get()).isEqualTo(10);
        numbering.restart();
        assertThat(numbering.next().get()).isEqualTo(1);
    }
}

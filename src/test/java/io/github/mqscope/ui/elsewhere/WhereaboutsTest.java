package io.github.mqscope.ui.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.place.IpcNamespace;
import io.github.mqscope.place.Place;
import io.github.mqscope.space.Identity;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static final PlaceWindows WINDOWS = new PlaceWindows() {
        @Override
        public boolean isRoot() {
            return false;
        }

        @Override
        public void open(Place place) throws IOException {
            throw new IOException("a test opens none");
        }
    };

    private static IpcNamespace namespace(long number, boolean isOurs) {
        return new IpcNamespace(
                number, 1, "init", 0, 1, isOurs, true, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Whereabouts of(Place place, long number) {
        Identity there = new Identity("host", number, 7, 0, "root", "6.1");
        return new Whereabouts(place, Optional.of(there), new Connection(), WINDOWS);
    }

    @Test
    void aWindowHereShowsThisProcesssNamespace() {
        Whereabouts here = Whereabouts.here(WINDOWS);
        assertThat(here.shows(namespace(4, true))).isTrue();
        assertThat(here.shows(namespace(5, false))).isFalse();
    }

    // A window on a container runs in the namespace from which it was opened.
    @Test
    void aWindowElsewhereShowsTheNamespaceOfItsAgent() {
        Whereabouts container = of(new Place(Optional.empty(), false, Optional.of("812")), 5);
        assertThat(container.shows(namespace(4, true))).isFalse();
        assertThat(container.shows(namespace(5, false))).isTrue();
    }

    // A number means nothing on another machine.
    @Test
    void aWindowOnAnotherMachineShowsNoneOfThisOne() {
        Whereabouts board = of(new Place(Optional.of("board"), false, Optional.empty()), 5);
        assertThat(board.shows(namespace(5, false))).isFalse();
        assertThat(board.shows(namespace(4, true))).isFalse();
    }
}

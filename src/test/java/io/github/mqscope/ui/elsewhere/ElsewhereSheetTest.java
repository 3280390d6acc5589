package io.github.mqscope.ui.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.place.Place;
import io.github.mqscope.testing.Container;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ElsewhereSheetTest extends WindowTest {
    private final Settings settings = Settings.inMemory();

    /// The windows that were asked for; none comes up on a host called `nowhere`.
    private record Windows(List<Place> places, boolean isRoot) implements PlaceWindows {
        @Override
        public void open(Place place) throws IOException {
            places.add(place);
            if (place.host().filter("nowhere"::equals).isPresent()) {
                throw new IOException("ssh: Could not resolve hostname nowhere");
            }
        }
    }

    private Windows show(boolean isRoot) {
        Windows windows = new Windows(new CopyOnWriteArrayList<>(), isRoot);
        LiveWindow.onFx(() -> new ElsewhereSheet(Whereabouts.here(windows), settings, window.shell.sheets()).show());
        LiveWindow.await(
                "the namespaces are listed", () -> !namespaces().getItems().isEmpty());
        return windows;
    }

    @SuppressWarnings("unchecked")
    private TableView<Candidate> namespaces() {
        return window.find(TableView.class, "#elsewhere-namespaces");
    }

    private boolean canOpen() {
        return LiveWindow.fx(() -> !window.find(Button.class, "#elsewhere-open").isDisabled());
    }

    private void asRoot(boolean wanted) {
        LiveWindow.onFx(() -> window.find(CheckBox.class, "#elsewhere-root").setSelected(wanted));
    }

    private void awaitClosed() {
        LiveWindow.await("the sheet is closed", () -> !window.shell.sheets().isOpen());
    }

    @Test
    void aHostIsOpenedAndRemembered() {
        Windows windows = show(true);
        assertThat(canOpen()).isFalse();
        type("#elsewhere-host", "board");
        type("#elsewhere-in", "web");
        asRoot(true);
        assertThat(text("#elsewhere-verdict")).contains("mqscope --on board --as-root --in web");
        fire("#elsewhere-open");
        awaitClosed();
        assertThat(windows.places()).containsExactly(new Place(Optional.of("board"), true, Optional.of("web")));
        for (int i = 0; i < 12; i++) {
            new RecentHosts(settings).add("host" + i);
        }
        new RecentHosts(settings).add("host7");
        assertThat(new RecentHosts(settings).all()).hasSize(RecentHosts.MOST).startsWith("host7", "host11");
        Windows _ = show(true);
        Button recent = window.find(Button.class, ".recent-host");
        LiveWindow.onFx(recent::fire);
        assertThat(text("#elsewhere-verdict")).contains("--on host7");
    }

    @Test
    void whatGoesWrongAtTheStartIsSaidInTheSheetWhichStays() {
        Windows windows = show(true);
        type("#elsewhere-host", "nowhere");
        fire("#elsewhere-open");
        LiveWindow.await("the reason", () -> text("#elsewhere-verdict").contains("Could not resolve hostname nowhere"));
        assertThat(canOpen()).isTrue();
        assertThat(windows.places()).hasSize(1);
        type("#elsewhere-host", "-oProxyCommand=x");
        assertThat(canOpen()).isFalse();
        fire("#sheet-cancel");
        awaitClosed();
    }

    @Test
    void ofThisMachineItSaysWhichCanBeEntered() throws Exception {
        try (Container container = Container.start()) {
            Windows windows = show(false);
            int at = LiveWindow.fx(() -> namespaces().getItems().stream()
                    .map(one -> one.namespace().pid())
                    .toList()
                    .indexOf(Integer.parseInt(container.pid())));
            assertThat(at).isPositive();
            LiveWindow.onFx(() -> namespaces().getSelectionModel().select(at));
            assertThat(text("#elsewhere-verdict")).contains("only root may enter it");
            assertThat(canOpen()).isFalse();
            pictures("elsewhere-only-root");
            asRoot(true);
            assertThat(text("#elsewhere-verdict")).contains("mqscope --as-root --in ");
            press(namespaces(), KeyCode.ENTER);
            awaitClosed();
            assertThat(windows.places()).hasSize(1);
            assertThat(windows.places().getFirst().asRoot()).isTrue();
        }
    }

    @Test
    void ourOwnIsShownAlready() {
        Windows _ = show(true);
        LiveWindow.onFx(() -> namespaces().getSelectionModel().select(0));
        assertThat(text("#elsewhere-verdict")).isEqualTo("That is what this window shows.");
        asRoot(true);
        assertThat(canOpen()).isFalse();
    }

    private void pictures(String name) throws IOException {
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            LiveWindow.onFx(() -> window.shell.theme().choice().set(choice));
            Path folder = Files.createDirectories(Path.of("target", "pictures"));
            window.picture(folder.resolve(name + "-" + choice + ".png"));
        }
    }
}

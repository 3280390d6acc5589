package io.github.mqscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Await;
import io.github.mqscope.ui.LiveWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class SettingsTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void nameFile() {
        file = directory.resolve("mqscope").resolve("settings.json");
    }

    private Settings open() {
        return LiveWindow.fx(() -> Settings.of(new SettingsFile(file)));
    }

    private static void close(Settings settings) {
        LiveWindow.onFx(settings::close);
    }

    @Test
    void whatWasChangedIsThereAtTheNextStart() {
        Settings first = open();
        LiveWindow.onFx(() -> {
            first.text("a.text", "no").set("näme \u0007 \"quoted\"");
            first.flag("a.flag", false).set(true);
            first.number("a.number", 1).set(0.25);
            first.texts("a.list").addAll("one", "two");
            first.records("a.records").add(Map.of("name", "x", "body", "y"));
        });
        close(first);
        Settings second = open();
        assertThat(second.problem()).isEmpty();
        assertThat(second.text("a.text", "no").get()).isEqualTo("näme \u0007 \"quoted\"");
        assertThat(second.flag("a.flag", false).get()).isTrue();
        assertThat(second.number("a.number", 1).get()).isEqualTo(0.25);
        assertThat(second.texts("a.list")).containsExactly("one", "two");
        assertThat(second.records("a.records")).containsExactly(Map.of("name", "x", "body", "y"));
    }

    @Test
    void aChangeIsSavedByItselfForItsOwnerOnly() throws IOException {
        Settings settings = open();
        LiveWindow.onFx(() -> settings.flag("on", false).set(true));
        Await.until("it is saved", () -> Files.exists(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        close(settings);
    }

    @Test
    void theSameKeyIsTheSameProperty() {
        Settings settings = Settings.inMemory();
        assertThat(settings.flag("on", false)).isSameAs(settings.flag("on", true));
        assertThat(settings.texts("list")).isSameAs(settings.texts("list"));
    }

    @Test
    void keysThatNobodyAsksForAreKept() throws IOException {
        write("{\"version\":1,\"later.version\":{\"deep\":[1,true,\"x\"]}}");
        Settings settings = open();
        LiveWindow.onFx(() -> settings.flag("on", false).set(true));
        close(settings);
        assertThat(Files.readString(file)).contains("\"later.version\":{\"deep\":[1.0,true,\"x\"]}", "\"on\":true");
    }

    @Test
    void twoWindowsKeepEachOthersChanges() throws IOException {
        Settings one = open();
        Settings other = open();
        LiveWindow.onFx(() -> one.texts("hosts").add("board"));
        close(one);
        LiveWindow.onFx(() -> other.flag("dark", false).set(true));
        close(other);
        assertThat(Files.readString(file)).contains("\"hosts\":[\"board\"]", "\"dark\":true");
    }

    @Test
    void aValueOfAnotherKindCountsAsNotThere() throws IOException {
        write("{\"version\":1,\"on\":\"yes\",\"list\":[1,\"x\",{}],\"records\":[{\"a\":1},{\"a\":\"b\"},7]}");
        Settings settings = open();
        assertThat(settings.flag("on", true).get()).isTrue();
        assertThat(settings.texts("list")).containsExactly("x");
        assertThat(settings.records("records")).containsExactly(Map.of("a", "b"));
    }

    @Test
    void aFileCutOffAnywhereIsReportedAndLeftAsItIs() throws IOException {
        String whole = "{\"version\":1,\"a\":[\"x\",{\"b\":\"c\"}],\"d\":true}";
        for (int length = 0; length < whole.length(); length++) {
            write(whole.substring(0, length));
            Settings settings = open();
            assertThat(settings.problem())
                    .hasValueSatisfying(why -> assertThat(why)
                            .startsWith("Settings are not remembered: " + file)
                            .contains("Mend it or move it away"));
            LiveWindow.onFx(() -> settings.flag("on", false).set(true));
            close(settings);
            assertThat(Files.readString(file)).isEqualTo(whole.substring(0, length));
        }
    }

    @Test
    void aFileOfANewerVersionIsReportedAndLeftAsItIs() throws IOException {
        write("{\"version\":2}");
        assertThat(open().problem()).hasValueSatisfying(why -> assertThat(why).contains("newer mqscope"));
    }

    @Test
    void aLinkAtItsPlaceIsNotFollowed() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "{\"version\":1,\"a\":\"secret\"}");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, secret);
        Settings settings = open();
        assertThat(settings.problem()).isPresent();
        assertThat(settings.text("a", "no").get()).isEqualTo("no");
    }

    @Test
    void deepNestingIsReported() throws IOException {
        write("{\"version\":1,\"a\":" + "[".repeat(100_000));
        assertThat(open().problem()).isPresent();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

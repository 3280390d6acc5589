package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserDirectoriesTest {
    private static UserDirectories of(Map<String, String> environment) {
        return new UserDirectories(environment, "/home/passwd");
    }

    @Test
    void areBelowHomeUnlessToldOtherwise() throws Exception {
        UserDirectories plain = of(Map.of("HOME", "/home/u"));
        assertThat(plain.config()).hasToString("/home/u/.config/mqscope");
        assertThat(plain.state()).hasToString("/home/u/.local/state/mqscope");
        UserDirectories told = of(Map.of("HOME", "/home/u", "XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s t"));
        assertThat(told.config()).hasToString("/c/mqscope");
        assertThat(told.state()).hasToString("/s t/mqscope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "./here", "~/.config"})
    void aPlaceThatIsNoAbsolutePathIsIgnored(String value) throws Exception {
        Map<String, String> relative = Map.of("HOME", "/home/u", "XDG_CONFIG_HOME", value, "XDG_STATE_HOME", value);
        assertThat(of(relative).config()).hasToString("/home/u/.config/mqscope");
        assertThat(of(relative).state()).hasToString("/home/u/.local/state/mqscope");
        assertThat(of(Map.of("HOME", value)).state()).hasToString("/home/passwd/.local/state/mqscope");
    }

    @Test
    void withNoHomeThereIsNoPlaceUnlessOneIsNamed() throws Exception {
        UserDirectories homeless = new UserDirectories(Map.of("XDG_CONFIG_HOME", "/c"), "?");
        assertThat(homeless.config()).hasToString("/c/mqscope");
        assertThatThrownBy(homeless::state)
                .isInstanceOf(IOException.class)
                .hasMessage("$HOME is not set, and the system knows no home of this user");
    }

    @Test
    void aNameThatTheJvmCannotHoldIsNoPlaceAndNeverAnother() {
        assertThatThrownBy(of(Map.of("HOME", "/home/j\ufffdrgen"))::config)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("$HOME is no text in this locale's encoding, ");
        assertThatThrownBy(of(Map.of("HOME", "/home/u", "XDG_STATE_HOME", "/\ufffd"))::state)
                .hasMessageStartingWith("$XDG_STATE_HOME is no text in this locale's encoding, ");
    }
}

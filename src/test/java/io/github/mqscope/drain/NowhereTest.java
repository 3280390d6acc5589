package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Journals where there is no place for them: nothing is taken out of a queue, and each act says why.
class NowhereTest {
    /// Prints what the journals of its user say when they are asked.
    static void main(String[] args) {
        try {
            System.out.println(Journals.ofUser().leftovers());
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }

    @Test
    void eachActSaysWhy() {
        JournalDirectory nowhere = JournalDirectory.nowhere("there is no home");
        assertThatThrownBy(nowhere::create)
                .isInstanceOf(JournalException.class)
                .hasMessage("journals cannot be kept: there is no home");
        assertThatThrownBy(nowhere::exists).hasMessage("journals cannot be kept: there is no home");
    }

    @Test
    void aHomeThatJavaCannotNameIsNoPlace() throws Exception {
        List<String> wrapper =
                List.of("sh", "-c", "export LC_ALL=C HOME=$(printf '/nowhere/\\374'); exec \"$@\"", "sh");
        try (Peer program = JavaProgram.start(wrapper, NowhereTest.class)) {
            assertThat(program.line())
                    .startsWith("journals cannot be kept: $HOME is no text in this locale's encoding");
        }
    }
}

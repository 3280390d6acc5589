package io.github.mqscope.space;

import io.github.mqscope.testing.Requires;
import java.util.ArrayList;
import java.util.List;

/// An agent in an IPC namespace of its own: as root, or rootless as an ordinary user.
class ForeignNamespaceTest extends AgentSpaceTest {
    @Override
    protected List<String> prefix() throws Exception {
        List<String> words = new ArrayList<>(Requires.privateNamespace());
        words.add("exec \"$@\"");
        words.add("sh");
        return words;
    }
}

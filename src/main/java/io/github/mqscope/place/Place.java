package io.github.mqscope.place;

import io.github.mqscope.text.Escaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where queues are, as seen from here. The steps are taken in this order.
///
/// @param host   as ssh(1) takes it: `board`, `user@board`, an alias of its config
/// @param asRoot whether as root
/// @param inside a process or a container whose IPC namespace is meant: a PID, a container's name or the beginning of
///               its ID
public record Place(Optional<String> host, boolean asRoot, Optional<String> inside) {
    /// This namespace, with the rights of this user.
    public static final Place HERE = new Place(Optional.empty(), false, Optional.empty());

    static final String ON = "--on";
    static final String AS_ROOT = "--as-root";
    static final String IN = "--in";

    /// Whether a word is one of the options that mean a place, with its value or without.
    public static boolean isOption(String word) {
        return List.of(ON, IN, AS_ROOT).contains(word.split("=", 2)[0]);
    }

    /// Whether no step is needed.
    public boolean isHere() {
        return equals(HERE);
    }

    /// The options of the prompt that mean it.
    public List<String> options() {
        List<String> options = new ArrayList<>();
        host.ifPresent(name -> options.addAll(List.of(ON, name)));
        if (asRoot) {
            options.add(AS_ROOT);
        }
        inside.ifPresent(name -> options.addAll(List.of(IN, name)));
        return options;
    }

    /// What is left when the machine is reached.
    Place onItsHost() {
        return new Place(Optional.empty(), asRoot, inside);
    }

    /// What is left for root.
    Place byRoot() {
        return new Place(host, false, inside);
    }

    /// In words, on one line: `root, in 812, on board`.
    public String label() {
        List<String> words = new ArrayList<>();
        if (asRoot) {
            words.add("root");
        }
        inside.ifPresent(name -> words.add("in " + Escaped.of(name)));
        host.ifPresent(name -> words.add("on " + Escaped.of(name)));
        return words.isEmpty() ? "here" : String.join(", ", words);
    }
}

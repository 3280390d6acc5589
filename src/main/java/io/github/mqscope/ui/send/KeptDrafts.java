package io.github.mqscope.ui.send;

import io.github.mqscope.ui.settings.Settings;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;

/// The messages sent last, and those that were given a name; both remembered, both bounded.
final class KeptDrafts {
    /// Recent ones at the most.
    static final int MOST_RECENT = 50;

    /// Saved ones at the most.
    static final int MOST_SAVED = 200;

    private static final int LONGEST_NAME = 60;

    private final ObservableList<Map<String, String>> recent;
    private final ObservableList<Map<String, String>> saved;

    KeptDrafts(Settings settings) {
        recent = settings.records("send.recent");
        saved = settings.records("send.saved");
        bound(recent, MOST_RECENT);
        bound(saved, MOST_SAVED);
    }

    private static void bound(ObservableList<?> list, int most) {
        if (list.size() > most) {
            list.remove(most, list.size());
        }
    }

    /// The newest first.
    ObservableList<Map<String, String>> recent() {
        return recent;
    }

    /// In the user's order.
    ObservableList<Map<String, String>> saved() {
        return saved;
    }

    /// Remembers what was sent; the same again only moves to the front. What is too long is not remembered.
    void sent(Draft draft) {
        Map<String, String> fields = draft.as("");
        if (draft.canBeKept() && !(!recent.isEmpty() && recent.getFirst().equals(fields))) {
            recent.remove(fields);
            recent.addFirst(fields);
            bound(recent, MOST_RECENT);
        }
    }

    /// Saves under a name; one of the same name is replaced where it stands.
    /// @return the key of why it was not saved, empty if it was
    Optional<String> save(String name, Draft draft) {
        String tidy = tidy(name);
        int same = indexOf(tidy);
        if (tidy.isEmpty()) {
            return Optional.of("name.missing");
        }
        if (!draft.canBeKept()) {
            return Optional.of("name.too-long-body");
        }
        if (same >= 0) {
            saved.set(same, draft.as(tidy));
        } else if (saved.size() < MOST_SAVED) {
            saved.add(draft.as(tidy));
        } else {
            return Optional.of("name.too-many");
        }
        return Optional.empty();
    }

    private static String tidy(String name) {
        String stripped = name.strip();
        return stripped.substring(0, Math.min(LONGEST_NAME, stripped.length()));
    }

    private int indexOf(String name) {
        for (int i = 0; i < saved.size(); i++) {
            if (Draft.name(saved.get(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// Gives a saved one another name; not one that another has.
    /// @return the key of why not, empty if it has it now
    Optional<String> rename(int index, String name) {
        String tidy = tidy(name);
        int same = indexOf(tidy);
        if (tidy.isEmpty() || (same >= 0 && same != index)) {
            return Optional.of(tidy.isEmpty() ? "name.missing" : "name.taken");
        }
        Draft.of(saved.get(index)).ifPresent(draft -> saved.set(index, draft.as(tidy)));
        return Optional.empty();
    }

    /// Moves a saved one by some places, as far as there are.
    /// @return where it is now
    int move(int index, int by) {
        int to = Math.clamp((long) index + by, 0, saved.size() - 1);
        if (to != index) {
            saved.add(to, saved.remove(index));
        }
        return to;
    }
}

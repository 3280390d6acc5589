package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.ui.settings.Settings;
import java.util.List;
import javafx.collections.ObservableList;

/// The hosts that were looked at last, the newest first.
final class RecentHosts {
    /// How many are remembered.
    static final int MOST = 8;

    private final ObservableList<String> hosts;

    RecentHosts(Settings settings) {
        hosts = settings.texts("elsewhere.hosts");
    }

    List<String> all() {
        return hosts.stream().limit(MOST).toList();
    }

    void add(String host) {
        hosts.remove(host);
        hosts.addFirst(host);
        while (hosts.size() > MOST) {
            hosts.removeLast();
        }
    }
}

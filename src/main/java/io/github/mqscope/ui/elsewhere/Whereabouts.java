package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.place.IpcNamespace;
import io.github.mqscope.place.Place;
import io.github.mqscope.space.Identity;
import java.util.Optional;

/// Where a window looks, and how to look elsewhere.
///
/// @param place      whose queues it shows
/// @param identity   who acts there, where that is another process
/// @param connection whether what is shown is still told
/// @param windows    opens other windows
public record Whereabouts(Place place, Optional<Identity> identity, Connection connection, PlaceWindows windows) {

    /// The namespace of this process, which cannot be lost.
    public static Whereabouts here(PlaceWindows windows) {
        return new Whereabouts(Place.HERE, Optional.empty(), new Connection(), windows);
    }

    /// Whether the window shows a namespace of this machine.
    boolean shows(IpcNamespace one) {
        boolean shown = identity.map(there -> there.namespace() == one.number()).orElse(one.isOurs());
        return shown && place.host().isEmpty();
    }
}

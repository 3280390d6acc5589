package io.github.mqscope.space;

import io.github.mqscope.local.LocalSpace;
import java.util.Optional;

/// In process.
class LocalSpaceTest extends SpaceContract {
    @Override
    protected Space open() throws Exception {
        LocalSpace local = new LocalSpace((what, why) -> {}, () -> {}, Optional.empty());
        local.openProbe();
        return local;
    }
}

package io.github.mqscope.relay;

import io.github.mqscope.loop.CommandLoop;
import io.github.mqscope.sys.Outlet;
import java.io.IOException;
import java.util.function.Consumer;

/// To a descriptor of this process.
public final class DescriptorOutput implements CommandOutput {
    private final int descriptor;
    private final Outlet outlet;

    /// @param descriptor stays the caller's
    public DescriptorOutput(int descriptor) {
        this.descriptor = descriptor;
        this.outlet = new Outlet(descriptor);
    }

    @Override
    public void check(long bytes) throws IOException {
        outlet.check(bytes);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        outlet.write(bytes);
    }

    @Override
    public boolean hasNoReader() throws IOException {
        return outlet.hasNoReader();
    }

    @Override
    public void onHangup(CommandLoop loop, Runnable gone) throws IOException {
        loop.onHangup(descriptor, gone);
    }

    @Override
    public void onAsked(CommandLoop loop, Consumer<String> told) {
        // Whoever reads a descriptor sends signals.
    }
}

package io.github.mqscope.loop;

import io.github.mqscope.log.Defects;

/// Logs each fault, and keeps the loop alive whatever the listener itself throws.
record SafeFaultListener(FaultListener listener) implements FaultListener {
    @Override
    public void failed(String what, Throwable why) {
        Defects.log(what, why);
        try {
            listener.failed(what, why);
        } catch (Throwable of) {
            Defects.log("the listener of faults", of);
        }
    }
}

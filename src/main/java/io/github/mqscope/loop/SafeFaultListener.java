package io.github.mqscope.loop;

/// Keeps the loop alive whatever the listener itself throws: there is nobody left to tell.
record SafeFaultListener(FaultListener listener) implements FaultListener {
    @Override
    public void failed(String what, Throwable why) {
        try {
            listener.failed(what, why);
        } catch (Throwable ignored) {
            // The report is lost, the loop is not.
        }
    }
}

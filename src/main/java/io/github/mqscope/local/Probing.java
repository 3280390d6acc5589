package io.github.mqscope.local;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.probe.Elevation;
import io.github.mqscope.probe.ElevationOutcome;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.Probe;
import io.github.mqscope.probe.ProbeState;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.probe.TraceState;
import io.github.mqscope.sys.Self;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.ShellWord;


import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// The probe as the window has it: being opened, there, or absent with the reason, and then asked for once.
///
/// Opening it and asking for it take their time on threads of their own; what is known is read by any thread.
public final class Probing implements AutoCloseable {
    /// How the window has it.
    public sealed interface State {
        /// It is being opened.
        record Opening() implements State {}

        /// It is there.
        record Ready() implements State {}

        /// It is not there, and why.
        ///
        /// @param because  what is missing
        /// @param askable  whether the privileged step can bring it
        record Absent(ProbeState.Absent because, boolean askable) implements State {}

        /// The privileged step is under way.
        ///
        /// @param command what to run in a terminal, empty while the desktop asks for the password
        record Asking(String command) implements State {}
    }

    private final Tracing tracing;
    private final PeekSampler peeks;
    private final EventLog log;
    private final Optional<Path> starter;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile State state = new State.Opening();
    private volatile Optional<Peek> peek = Optional.empty();
    private volatile Optional<TraceProgram> traces = Optional.empty();

    /// @param access  opens queues to be looked into; stays the caller's
    /// @param tracing is told when tracing becomes possible
    /// @param starter the program of the privileged step, where there is one
    public Probing(QueueAccess access, Tracing tracing, EventLog log, Optional<Path> starter) {
        this.tracing = tracing;
        this.peeks = new PeekSampler(access);
        this.log = log;
        this.starter = starter.filter(Files::isExecutable);
    }

    /// Tries to open it with what this process may do.
    public void open() {
        Threads.daemon("probe")
                .start(() -> orAbsent(new ProbeState.Absent(ProbeState.Reason.FAILED, "", ""), this::openNow));
    }

    private void openNow() {
        int uid = Self.euid();
        switch (Probe.open()) {
            case ProbeState.Ready(Peek opened) -> {
                ready(opened);
                TraceProgram.Audience audience = new TraceProgram.Audience(uid == 0, uid);
                if (TraceProgram.load(audience, TraceProgram.RING_USUAL) instanceof TraceState.Ready(var program)) {
                    traces = Optional.of(program);
                    tracing.with(program);
                }
            }
            case ProbeState.Absent absent -> absent(absent);
        }
    }

    private void ready(Peek opened) {
        peek = Optional.of(opened);
        peeks.with(opened);
        state = new State.Ready();
        tell(LoopEvent.Kind.ACT, "probe: loaded");
    }

    private void absent(ProbeState.Absent absent) {
        boolean wanted = absent.reason() == ProbeState.Reason.NOT_PRIVILEGED && starter.isPresent();
        Optional<String> fault = wanted ? Elevation.fault(starter.orElseThrow()) : Optional.empty();
        state = fault.isEmpty()
                ? new State.Absent(absent, wanted)
                : new State.Absent(refused(absent, fault.get()), false);
        tell(
                LoopEvent.Kind.ACT,
                "probe: absent: " + absent.why()
                        + fault.map(why -> "; not offered: " + why).orElse(""));
    }

    // Whoever can change what root runs is root.
    private static ProbeState.Absent refused(ProbeState.Absent absent, String fault) {
        return new ProbeState.Absent(
                absent.reason(),
                absent.why(),
                "This mqscope cannot be given it: root must run nothing that others can change, and "
                        + Escaped.of(fault)
                        + ". Install the package, or have root copy this folder to a place of root's own, such as /opt,"
                        + " and start it from there.");
    }

    /// Asks for the privileged step through the desktop's password dialog. Never by itself.
    public void askDesktop() {
        ask("", program -> Elevation.byPkexec(program, cancelled::get));
    }

    /// Waits while the user runs the privileged step in a terminal.
    public void askTerminal() {
        ask(
                "sudo " + starter.map(Path::toString).map(ShellWord::of).orElse(""),
                program -> Elevation.bySudo(cancelled::get));
    }

    private void ask(String command, Function<Path, ElevationOutcome> how) {
        if (state instanceof State.Absent(ProbeState.Absent because, boolean askable) && askable) {
            cancelled.set(false);
            state = new State.Asking(command);
            Threads.daemon("enable")
                    .start(() -> orAbsent(because, () -> asked(because, how.apply(starter.orElseThrow()))));
        }
    }

    private void orAbsent(ProbeState.Absent before, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException | Error e) {
            again(before, Defects.words(e));
            throw e;
        }
    }

    private void asked(ProbeState.Absent before, ElevationOutcome outcome) {
        switch (outcome) {
            case ElevationOutcome.Enabled(var descriptors) -> {
                switch (Probe.adopt(descriptors)) {
                    case ProbeState.Ready(Peek adopted) -> {
                        ready(adopted);
                        TraceProgram.beside(adopted).ifPresent(tracing::with);
                    }
                    case ProbeState.Absent absent -> absent(absent);
                }
            }
            case ElevationOutcome.Cancelled() -> again(before, "it was cancelled");
            case ElevationOutcome.Refused(String why) -> again(before, "you are not allowed to: " + why);
            case ElevationOutcome.NoPkexec() -> again(before, "there is no pkexec here; sudo in a terminal serves too");
            case ElevationOutcome.Failed(String why) -> again(before, why);
        }
    }

    private void again(ProbeState.Absent before, String outcome) {
        String why = "peek and trace were not enabled: " + outcome;
        state = new State.Absent(new ProbeState.Absent(before.reason(), why, before.remedy()), starter.isPresent());
        tell(LoopEvent.Kind.ACT, "probe: " + why);
    }

    /// Stops waiting for the privileged step.
    public void cancel() {
        cancelled.set(true);
    }

    private void tell(LoopEvent.Kind kind, String what) {
        log.add(kind, Optional.empty(), what);
    }

    /// How it stands.
    public State state() {
        return state;
    }

    /// What lies in the queue that is looked at.
    public PeekSampler peeks() {
        return peeks;
    }

    /// The whole body of a message, empty if it is gone. Not for the FX thread.
    public Optional<Message> body(QueueTarget target, PeekedMessage message) {
        return peeks.body(target, message);
    }

    /// Ends it: after the loop.
    @Override
    public void close() {
        cancel();
        peeks.close();
        traces.ifPresent(TraceProgram::close);
        peek.ifPresent(Peek::close);
    }
}

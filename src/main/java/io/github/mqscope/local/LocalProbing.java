package io.github.mqscope.local;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.probe.Elevation;
import io.github.mqscope.probe.ElevationOutcome;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.Probe;
import io.github.mqscope.probe.ProbeState;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.probe.TraceState;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.sys.Self;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.ShellWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The probe as the window has it: being opened, there, or absent with the reason, and then asked for once.
///
/// Opening it and asking for it take their time on threads of their own; what is known is read by any thread.
public final class LocalProbing implements Probing, AutoCloseable {
    private final LocalTracing tracing;
    private final PeekSampler peeks;
    private final EventLog log;
    private final Optional<Path> starter;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile ProbeStatus state = new ProbeStatus.Opening();
    private volatile Optional<Peek> peek = Optional.empty();
    private volatile Optional<TraceProgram> traces = Optional.empty();
    private volatile Optional<HolderWalk> walk = Optional.empty();

    /// @param access  opens queues to be looked into; stays the caller's
    /// @param tracing is told when tracing becomes possible
    /// @param starter the program of the privileged step, where there is one
    public LocalProbing(QueueAccess access, LocalTracing tracing, EventLog log, Optional<Path> starter) {
        this.tracing = tracing;
        this.peeks = new PeekSampler(access);
        this.log = log;
        this.starter = starter.filter(Files::isExecutable);
    }

    /// Tries to open it with what this process may do.
    public void open() {
        Threads.daemon("probe")
                .start(() -> orAbsent(new ProbeUnavailable(ProbeUnavailable.Reason.FAILED, "", ""), this::openNow));
    }

    private void openNow() {
        int uid = Self.euid();
        switch (Probe.open()) {
            case ProbeState.Ready(Peek opened) -> {
                ready(opened);
                walk = HolderWalk.load();
                TraceProgram.Audience audience = new TraceProgram.Audience(uid == 0, uid);
                if (TraceProgram.load(audience) instanceof TraceState.Ready(var program)) {
                    traces = Optional.of(program);
                    tracing.with(program);
                }
            }
            case ProbeState.Absent(ProbeUnavailable absent) -> absent(absent);
        }
    }

    private void ready(Peek opened) {
        peek = Optional.of(opened);
        peeks.with(opened);
        state = new ProbeStatus.Ready();
        tell(LoopEvent.Kind.ACT, "probe: loaded");
    }

    private void absent(ProbeUnavailable absent) {
        boolean wanted = absent.reason() == ProbeUnavailable.Reason.NOT_PRIVILEGED && starter.isPresent();
        Optional<String> fault = wanted ? Elevation.fault(starter.orElseThrow()) : Optional.empty();
        state = fault.isEmpty()
                ? new ProbeStatus.Absent(absent, wanted)
                : new ProbeStatus.Absent(refused(absent, fault.get()), false);
        tell(
                LoopEvent.Kind.ACT,
                "probe: absent: " + absent.why()
                        + fault.map(why -> "; not offered: " + why).orElse(""));
    }

    // Whoever can change what root runs is root.
    private static ProbeUnavailable refused(ProbeUnavailable absent, String fault) {
        return new ProbeUnavailable(
                absent.reason(),
                absent.why(),
                "This mqscope cannot be given it: root must run nothing that others can change, and "
                        + Escaped.of(fault)
                        + ". Install the package, or have root copy this folder to a place of root's own, such as /opt,"
                        + " and start it from there.");
    }

    @Override
    public void askDesktop() {
        ask(Optional.empty());
    }

    @Override
    public void askTerminal() {
        ask(Optional.of("sudo " + starter.map(Path::toString).map(ShellWord::of).orElse("")));
    }

    // What a person is to run in a terminal; empty for the desktop's dialog.
    private void ask(Optional<String> command) {
        if (state instanceof ProbeStatus.Absent(ProbeUnavailable because, boolean askable) && askable) {
            cancelled.set(false);
            state = new ProbeStatus.Asking(command.orElse(""));
            Threads.daemon("enable")
                    .start(() -> orAbsent(
                            because,
                            () -> asked(
                                    because,
                                    command.isPresent()
                                            ? Elevation.bySudo(cancelled::get)
                                            : Elevation.byPkexec(starter.orElseThrow(), cancelled::get))));
        }
    }

    private void orAbsent(ProbeUnavailable before, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException | Error e) {
            again(before, Defects.words(e));
            throw e;
        }
    }

    private void asked(ProbeUnavailable before, ElevationOutcome outcome) {
        switch (outcome) {
            case ElevationOutcome.Enabled(var descriptors) -> {
                switch (Probe.adopt(descriptors)) {
                    case ProbeState.Ready(Peek adopted) -> {
                        ready(adopted);
                        walk = HolderWalk.beside(adopted);
                        TraceProgram.beside(adopted).ifPresent(tracing::with);
                    }
                    case ProbeState.Absent(ProbeUnavailable absent) -> absent(absent);
                }
            }
            case ElevationOutcome.Cancelled() -> again(before, "it was cancelled");
            case ElevationOutcome.Refused(String why) -> again(before, "you are not allowed to: " + why);
            case ElevationOutcome.NoPkexec() -> again(before, "there is no pkexec here; sudo in a terminal serves too");
            case ElevationOutcome.Failed(String why) -> again(before, why);
        }
    }

    private void again(ProbeUnavailable before, String outcome) {
        String why = "peek and trace were not enabled: " + outcome;
        state = new ProbeStatus.Absent(
                new ProbeUnavailable(before.reason(), why, before.remedy()), starter.isPresent());
        tell(LoopEvent.Kind.ACT, "probe: " + why);
    }

    @Override
    public void cancel() {
        cancelled.set(true);
    }

    private void tell(LoopEvent.Kind kind, String what) {
        log.add(kind, Optional.empty(), what);
    }

    @Override
    public ProbeStatus state() {
        return state;
    }

    /// Who holds queues, as the kernel tells; empty where it does not. For one thread.
    Optional<HeldQueues> holders() {
        return walk.flatMap(HolderWalk::now);
    }

    @Override
    public PeekSampler peeks() {
        return peeks;
    }

    /// Ends it: after the loop.
    @Override
    public void close() {
        cancel();
        peeks.close();
        walk.ifPresent(HolderWalk::close);
        traces.ifPresent(TraceProgram::close);
        peek.ifPresent(Peek::close);
    }
}

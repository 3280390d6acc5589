package io.github.mqscope.testing;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who calls whom on its own thread, and what reaches a system call so, read from our class files.
///
/// A call of an interface may mean each class that implements it. What a method that starts a thread, or gives work to
/// one, does in its lambdas and names as a method is taken to be that thread's; what else stands there is the caller's.
public final class CallerThread {
    private static final Set<String> SYSTEM = Set.of(
            "java.nio.file.Files",
            "java.nio.channels.FileChannel",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.lang.Process",
            "java.lang.ProcessBuilder");
    private static final Set<String> WAITING = Set.of(
            "java.lang.Thread.sleep",
            "java.lang.Thread.join",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.ExecutorService.awaitTermination");
    private static final Set<String> STARTING = Set.of(
            "java.lang.Thread$Builder$OfPlatform.start",
            "java.lang.Thread$Builder$OfVirtual.start",
            "java.util.concurrent.ExecutorService.execute",
            "java.util.concurrent.CompletableFuture.runAsync",
            "io.github.mqscope.loop.EventLoop.post",
            "io.github.mqscope.ui.Aside.run",
            "io.github.mqscope.ui.Preparation.ask",
            "io.github.mqscope.ui.lessons.LessonPlay.tell");

    private final Map<JavaCodeUnit, Set<JavaCodeUnit>> callers = new HashMap<>();
    private final Map<JavaCodeUnit, Set<JavaCodeUnit>> callees = new HashMap<>();
    private final Set<JavaCodeUnit> started = new HashSet<>();
    private final Map<JavaCodeUnit, String> steps = new HashMap<>(); // Towards a system call, by name.
    private final Map<JavaCodeUnit, JavaCodeUnit> next = new HashMap<>();

    private CallerThread() {}

    /// @param harmless how the full names of methods begin that are taken to reach none
    public static CallerThread of(JavaClasses classes, Collection<String> harmless) {
        CallerThread calls = new CallerThread();
        classes.stream()
                .flatMap(one -> one.getCodeUnits().stream())
                .filter(unit -> harmless.stream().noneMatch(unit.getFullName()::startsWith))
                .forEach(calls::read);
        calls.spread();
        return calls;
    }

    private void read(JavaCodeUnit unit) {
        if (unit.getModifiers().contains(JavaModifier.NATIVE)) {
            steps.put(unit, "native");
        }
        callees.put(unit, new LinkedHashSet<>());
        boolean starts = unit.getMethodCallsFromSelf().stream().anyMatch(call -> STARTING.contains(name(call)));
        unit.getCallsFromSelf().forEach(call -> read(unit, call, starts && call.isDeclaredInLambda()));
        unit.getCodeUnitReferencesFromSelf().forEach(named -> read(unit, named, starts));
    }

    private void read(JavaCodeUnit unit, JavaCodeUnitAccess<?> access, boolean handedOver) {
        if (handedOver) {
            started.addAll(meant(access));
        } else if (SYSTEM.contains(access.getTargetOwner().getName()) || WAITING.contains(name(access))) {
            steps.put(unit, access.getTarget().getFullName());
        } else {
            for (JavaCodeUnit to : meant(access)) {
                callers.computeIfAbsent(to, any -> new LinkedHashSet<>()).add(unit);
                callees.computeIfAbsent(unit, any -> new LinkedHashSet<>()).add(to);
            }
        }
    }

    private static Set<JavaCodeUnit> meant(JavaCodeUnitAccess<?> access) {
        CodeUnitAccessTarget target = access.getTarget();
        Set<JavaCodeUnit> meant = new LinkedHashSet<>();
        target.resolveMember().ifPresent(member -> meant.add((JavaCodeUnit) member));
        String[] parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        if (!target.getName().equals("<init>")) {
            target.getOwner()
                    .getAllSubclasses()
                    .forEach(sub ->
                            sub.tryGetMethod(target.getName(), parameters).ifPresent(meant::add));
        }
        return meant;
    }

    private void spread() {
        Deque<JavaCodeUnit> found = new ArrayDeque<>(steps.keySet());
        while (!found.isEmpty()) {
            JavaCodeUnit to = found.remove();
            for (JavaCodeUnit from : callers.getOrDefault(to, Set.of())) {
                if (steps.putIfAbsent(from, name(to)) == null) {
                    next.put(from, to);
                    found.add(from);
                }
            }
        }
    }

    /// All but what is called by nothing else than what a thread was started for. One that nobody is seen to call is
    /// called by the toolkit, or by whoever has it as a value.
    public Set<JavaCodeUnit> entered() {
        Set<JavaCodeUnit> entered = new HashSet<>();
        Deque<JavaCodeUnit> found = new ArrayDeque<>();
        callees.keySet().stream()
                .filter(unit -> !callers.containsKey(unit) && !started.contains(unit))
                .forEach(found::add);
        while (!found.isEmpty()) {
            JavaCodeUnit unit = found.remove();
            if (entered.add(unit)) {
                found.addAll(callees.getOrDefault(unit, Set.of()));
            }
        }
        return entered;
    }

    /// The methods on the way to a system call, the last of them not ours; empty where there is none.
    public List<String> toSystemCall(JavaCodeUnit unit) {
        List<String> way = new ArrayList<>();
        for (JavaCodeUnit at = unit; at != null && steps.containsKey(at); at = next.get(at)) {
            way.add(steps.get(at));
        }
        return way;
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getName() + "." + unit.getName();
    }

    private static String name(JavaCodeUnitAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }
}

package io.github.mqscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.mqscope.testing.CallerThread;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The FX thread makes no system call: nothing of the window reaches one, through however many methods of ours, but
/// from a thread that it starts for it.
class FxThreadTest {
    private static final String UI = "io.github.mqscope.ui.";

    /// How the names of methods begin that may, and why.
    private static final Map<String, String> EXCEPTIONS = Map.of(
            UI + "tour.",
            "the tour has a thread of its own and goes to the FX thread to touch the window",
            UI + "settings.SettingsFile.",
            "read before there is a window, written on the keeper's thread",
            UI + "settings.Keeper$InFile.close",
            "called by the main thread when the window is gone",
            UI + "lessons.LessonPlay.close",
            "called by the main thread when the window is gone",
            UI + "LiveDemo.close",
            "called by the main thread when the window is gone, else by one of its own",
            UI + "theme.DesktopScheme.",
            "opened and closed by the main thread around the window",
            "io.github.mqscope.loop.EventLoop.post",
            "hands over: eight bytes to an eventfd that never blocks");

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void theFxThreadMakesNoSystemCall() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(UI + ".")
                .should(reachNoSystemCall(CallerThread.of(ours, EXCEPTIONS.keySet())))
                .check(ours);
    }

    private static ArchCondition<JavaCodeUnit> reachNoSystemCall(CallerThread calls) {
        Set<JavaCodeUnit> entered = calls.entered();
        return new ArchCondition<>("reach no system call on the thread of their caller") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                List<String> way = calls.toSystemCall(unit);
                boolean reaches = entered.contains(unit) && !way.isEmpty();
                String told = unit.getFullName() + " -> " + String.join(" -> ", way);
                events.add(new SimpleConditionEvent(unit, !reaches, told));
            }
        };
    }

    @Test
    void eachExceptionIsStillNeeded() {
        CallerThread calls = CallerThread.of(ours, List.of());
        assertThat(EXCEPTIONS.keySet())
                .allSatisfy(name -> assertThat(ours.stream()
                                .flatMap(one -> one.getCodeUnits().stream())
                                .filter(unit -> unit.getFullName().startsWith(name)))
                        .as(name)
                        .anySatisfy(unit -> assertThat(calls.toSystemCall(unit)).isNotEmpty()));
    }
}

package io.github.mqscope;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rooms, who may enter which, and how big a class may be.
class ArchitectureTest {
    private static final String ROOT = "io.github.mqscope";
    private static final int LONGEST_CLASS = 350;
    private static final int MOST_CLASSES = 50;
    private static final int MOST_GIVEN = 6;
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    private static final Set<String> MAKING = Set.of(
            "<init>",
            "newFixedThreadPool",
            "newCachedThreadPool",
            "newSingleThreadExecutor",
            "newScheduledThreadPool",
            "newSingleThreadScheduledExecutor",
            "newVirtualThreadPerTaskExecutor",
            "newWorkStealingPool");

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/")) // Wherever a build keeps them.
                .importPackages(ROOT);
        assertThat(ours).isNotEmpty();
    }

    private static String room(String name) {
        return ROOT + "." + name + "..";
    }

    @Test
    void eachRoomUsesOnlyTheRoomsItMay() {
        LayeredArchitecture rooms = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .withOptionalLayers(true)
                .layer("root")
                .definedBy(ROOT);
        for (String name : List.of(
                "log", "text", "body", "model", "sys", "mqueue", "loop", "proc", "drain", "probe", "files", "space",
                "local", "place", "pipe", "relay", "agent", "demo", "ui", "cli")) {
            rooms = rooms.layer(name).definedBy(room(name));
        }
        rooms.whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("log")
                .mayNotAccessAnyLayer()
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("body")
                .mayOnlyAccessLayers("log", "text")
                .whereLayer("model")
                .mayOnlyAccessLayers("log", "text", "body")
                // model: the errno of a call, which everybody speaks of.
                .whereLayer("sys")
                .mayOnlyAccessLayers("log", "model")
                .whereLayer("mqueue")
                .mayOnlyAccessLayers("log", "text", "model", "sys")
                .whereLayer("loop")
                .mayOnlyAccessLayers("log", "model", "sys")
                .whereLayer("proc")
                .mayOnlyAccessLayers("log", "text", "model", "sys", "mqueue")
                .whereLayer("drain")
                .mayOnlyAccessLayers("log", "text", "model", "sys", "mqueue")
                .whereLayer("probe")
                .mayOnlyAccessLayers("log", "text", "model", "sys", "mqueue", "loop")
                // sys: files whose names are bytes.
                .whereLayer("files")
                .mayOnlyAccessLayers("log", "text", "body", "model", "sys")
                .whereLayer("space")
                .mayOnlyAccessLayers("log", "text", "body", "model")
                .whereLayer("local")
                .mayOnlyAccessLayers(
                        "log", "text", "body", "model", "files", "space", "sys", "mqueue", "loop", "proc", "drain",
                        "probe")
                // sys: what nobody but root can change.
                .whereLayer("place")
                .mayOnlyAccessLayers("log", "text", "model", "sys")
                .whereLayer("pipe")
                .mayNotAccessAnyLayer()
                .whereLayer("relay")
                .mayOnlyAccessLayers("log", "text", "model", "pipe", "loop", "sys")
                .whereLayer("agent")
                .mayOnlyAccessLayers("log", "text", "model", "space", "pipe")
                // sys, loop: a peer makes the bare calls that a lesson shows. probe: what is in a queue, without taking
                // it.
                .whereLayer("demo")
                .mayOnlyAccessLayers("log", "text", "model", "space", "mqueue", "sys", "loop", "probe")
                .whereLayer("ui")
                .mayOnlyAccessLayers("log", "text", "body", "model", "files", "space", "place", "demo")
                // A command still makes the calls itself, and ends through the same signalfd as the window.
                .whereLayer("cli")
                .mayOnlyAccessLayers(
                        "log", "text", "body", "model", "files", "space", "place", "relay", "demo", "local", "mqueue",
                        "probe", "loop", "sys")
                .check(ours);
    }

    /// Whoever speaks of an errno means the same.
    @Test
    void sysAndLoopNameOfTheModelTheErrnoOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(room("sys"), room("loop"))
                .should()
                .dependOnClassesThat(resideInAPackage(room("model")).and(not(equivalentTo(Errno.class))))
                .check(ours);
    }

    @Test
    void theModelIsValuesAndSpaceInterfaces() {
        noClasses()
                .that()
                .resideInAnyPackage(room("model"), room("space"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent", "java.nio.channels..", "java.net..")
                .check(ours);
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void onlySysNamesJna() {
        noClasses()
                .that(resideOutsideOfPackage(room("sys")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.sun.jna.."))
                .check(ours);
    }

    /// So that each has a name, and none dies unseen.
    @Test
    void threadsAreMadeInOnePlace() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Threads.class)
                .should()
                .callCodeUnitWhere(describe("a thread is made", ArchitectureTest::makesAThread))
                .check(ours);
    }

    // A pool that is given a factory has what the factory makes.
    private static boolean makesAThread(JavaCall<?> call) {
        JavaClass of = call.getTargetOwner();
        boolean thread = of.isEquivalentTo(Thread.class)
                && List.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread")
                        .contains(call.getName());
        boolean pool = of.isEquivalentTo(Executors.class) || of.isAssignableTo(ThreadPoolExecutor.class);
        boolean ofItsOwn = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(ThreadFactory.class));
        return thread || (pool && MAKING.contains(call.getName()) && ofItsOwn) || of.isEquivalentTo(Timer.class);
    }

    @Test
    void onlyUiNamesTheToolkit() {
        noClasses()
                .that(resideOutsideOfPackage(room("ui")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .check(ours);
    }

    /// So that it can be tested without a window.
    @Test
    void viewModelsNameNoScene() {
        noClasses()
                .that(describe("are of a view model", ArchitectureTest::isOfAModel))
                .and()
                .resideInAPackage(room("ui"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.css..", "javafx.animation..")
                .check(ours);
    }

    private static boolean isOfAModel(JavaClass one) {
        return one.getSimpleName().endsWith("Model")
                || one.getEnclosingClass().filter(ArchitectureTest::isOfAModel).isPresent();
    }

    /// These have a model each: what they show of a space they have from there.
    @Test
    void panesWithAModelAskNoSpace() {
        noClasses()
                .that(resideInAnyPackage(room("ui.send"), room("ui.trace"), room("ui.messages")))
                .and()
                .haveSimpleNameEndingWith("Pane")
                .and()
                .doNotHaveSimpleName("TrafficPane")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(room("space"))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("Selection")
                .check(ours);
    }

    /// A screen is given what it uses, and not one thing in which everything is found.
    @Test
    void noScreenIsGivenMoreThanItCanName() {
        assertThat(ours.stream()
                        .filter(one -> one.isTopLevelClass()
                                && resideInAPackage(room("ui")).test(one)
                                && resideOutsideOfPackage(room("ui.shell")).test(one))
                        .flatMap(one -> one.getConstructors().stream())
                        .filter(ArchitectureTest::isGivenTooMuch))
                .isEmpty();
    }

    // A record of values may have many of them.
    private static boolean isGivenTooMuch(JavaConstructor constructor) {
        List<JavaClass> given = constructor.getRawParameterTypes();
        return given.size() > MOST_GIVEN
                && !(constructor.getOwner().isRecord() && given.stream().noneMatch(ArchitectureTest::isNoValue));
    }

    private static boolean isNoValue(JavaClass one) {
        return (resideInAPackage(room("space")).test(one) && one.isInterface())
                || Set.of("Selection", "Dialogs", "Settings", "Actions", "Composer")
                        .contains(one.getSimpleName());
    }

    @Test
    void whatIsSavedIsSavedByNewFile() {
        noClasses()
                // demo: peers write below /proc only. tour: pictures that can be made again.
                .that(resideOutsideOfPackages(room("demo"), room("ui.tour")))
                .and()
                .doNotHaveSimpleName("NewFile")
                .should()
                .callMethodWhere(target(owner(type(Files.class)))
                        .and(target(nameMatching("write|writeString|newOutputStream|newBufferedWriter|copy"))))
                .check(ours);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("io/github/mqscope"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct())
                    .allSatisfy(directory ->
                            assertThat(directory.resolve("package-info.java")).exists());
        }
    }

    /// What is read or said of a class is of one class.
    @Test
    void noNameStandsForTwoClasses() {
        Map<String, Long> counts = ours.stream()
                .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        assertThat(counts)
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void noRoomHasTooManyClasses() {
        Map<String, Long> counts = ours.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(counts)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    @Test
    void noClassIsLongerThanItMayBe() throws IOException {
        try (Stream<Path> main = Files.walk(SOURCES);
                Stream<Path> tests = Files.walk(TESTS)) {
            assertThat(Stream.concat(main, tests).filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LONGEST_CLASS));
        }
    }
}

package io.github.mqscope.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// Where there is no `cc` a test is skipped, wherever it asks for a C program.
class CProgramTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .importUrl(CProgramTest.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void noProcessOfATestCompilesSinceItCannotSkipTheTest() {
        noClasses()
                .that(describe(
                        "are started as a JavaProgram",
                        (JavaClass c) -> c.getMethods().stream()
                                .anyMatch(m -> m.getName().equals("main"))))
                .and()
                .resideOutsideOfPackage("..benchmark..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CProgram.class)
                .check(TESTS);
    }

    @Test
    void noneIsCompiledAsItsClassIsLoadedWhichWouldFailAllThatUseIt() {
        noFields().should().haveRawType(CProgram.class).check(TESTS);
    }
}

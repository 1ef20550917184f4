package io.threatmonitor.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.threatmonitor.testkit.rules.HouseRules;

@AnalyzeClasses(
        packages = "io.threatmonitor.audit",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule readersCannotWrite =
            noClasses()
                    .that()
                    .resideInAPackage("..audit.trail..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..audit.recording..")
                    .because("the trail answers questions and has no way to append");

    @ArchTest
    static final ArchRule recordingKnowsNoReaders =
            noClasses()
                    .that()
                    .resideInAPackage("..audit.recording..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..audit.trail..")
                    .because("what is recorded does not depend on who may see it");
}

package io.threatmonitor.ingest;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.threatmonitor.testkit.rules.HouseRules;

@AnalyzeClasses(
        packages = "io.threatmonitor.ingest",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule intakeAndHistoryMeetOnlyOnTheTopic =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("intake")
                    .definedBy("..intake..")
                    .layer("publishing")
                    .definedBy("..publishing..")
                    .layer("history")
                    .definedBy("..history..")
                    .whereLayer("intake")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("publishing")
                    .mayOnlyBeAccessedByLayers("intake")
                    .whereLayer("history")
                    .mayNotBeAccessedByAnyLayer()
                    .because("they will run as deployments of their own");
}

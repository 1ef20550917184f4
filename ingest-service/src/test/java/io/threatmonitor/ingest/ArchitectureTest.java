package io.threatmonitor.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
                    .layer("sensors")
                    .definedBy("..sensors..")
                    .layer("replay")
                    .definedBy("..rejections.replay..")
                    .layer("rejections' recording")
                    .definedBy("..rejections.recording..")
                    .layer("enrichment")
                    .definedBy("..enrichment..")
                    .layer("silence")
                    .definedBy("..silence..")
                    .whereLayer("enrichment")
                    .mayOnlyBeAccessedByLayers("intake")
                    .whereLayer("silence")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("replay")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("rejections' recording")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("intake")
                    .mayOnlyBeAccessedByLayers("replay", "silence")
                    .whereLayer("publishing")
                    .mayOnlyBeAccessedByLayers("intake")
                    .whereLayer("history")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("sensors")
                    .mayOnlyBeAccessedByLayers("intake", "replay", "silence")
                    .because("they run as deployments of their own");

    @ArchTest
    static final ArchRule wireFormatsDoNotKnowEachOther =
            slices().matching("io.threatmonitor.ingest.intake.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("each is an adapter of its own between a sender and EventIntake");

    @ArchTest
    static final ArchRule theIntakeKnowsNoWireFormat =
            noClasses()
                    .that()
                    .resideInAPackage("io.threatmonitor.ingest.intake")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.threatmonitor.ingest.intake.*..")
                    .because("a new format adds a package and changes nothing");
}

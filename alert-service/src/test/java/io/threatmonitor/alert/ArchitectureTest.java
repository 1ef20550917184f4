package io.threatmonitor.alert;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.threatmonitor.alert.alerts.AlertQueries;
import io.threatmonitor.testkit.rules.HouseRules;

@AnalyzeClasses(
        packages = "io.threatmonitor.alert",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule stagesMeetOnlyOnTopics =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("detection")
                    .definedBy("..detection..")
                    .layer("alerts")
                    .definedBy("..alerts..")
                    .layer("push")
                    .definedBy("..push..")
                    .layer("notification")
                    .definedBy("..notification..")
                    .whereLayer("detection")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("alerts")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("push")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("notification")
                    .mayNotBeAccessedByAnyLayer()
                    // What was due a while ago is told as it is; a topic says how it was.
                    .ignoreDependency(
                            resideInAPackage("..notification.deliveries.."),
                            type(AlertQueries.class))
                    .because("each stage scales and fails on its own");
}

package io.threatmonitor.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.threatmonitor.testkit.rules.HouseRules;

@AnalyzeClasses(
        packages = {"io.threatmonitor.kit", "io.threatmonitor.contracts"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule contractsStandAlone =
            noClasses()
                    .that()
                    .resideInAPackage("io.threatmonitor.contracts..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.threatmonitor.kit..")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework..")
                    .because("whoever reads a record needs the record, and no framework");

    @ArchTest
    static final ArchRule recordsKnowNothingOfRequests =
            noClasses()
                    .that()
                    .resideInAnyPackage("..kit.messaging..", "..kit.outbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..kit.api..", "..kit.caller..", "..kit.security..")
                    .because("what travels on topics is the same whoever caused it");

    @ArchTest
    static final ArchRule securityIsOnTop =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..kit.security..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..kit.security..")
                    .because("features say who may call them, and nothing asks security again");
}

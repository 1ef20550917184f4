package io.threatmonitor.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

import io.threatmonitor.testkit.rules.HouseRules;

@AnalyzeClasses(
        packages = "io.threatmonitor.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule tokensStayInTheSession =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..session..", "..access..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.security.oauth2.core..")
                    .because("a token that few classes see leaks from few places");

    @ArchTest
    static final ArchRule databaseBelongsToSessions =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..session..", "..answers..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
                    .because("requests with a bearer token must work while the database is away");
}

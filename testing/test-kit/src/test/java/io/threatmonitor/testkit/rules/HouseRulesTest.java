package io.threatmonitor.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** A rule that cannot fail guards nothing. */
class HouseRulesTest {

    private static final JavaClasses UNTIDY =
            new ClassFileImporter().importPackages("io.threatmonitor.ingest.untidy");
    private static final JavaClasses TIDY =
            new ClassFileImporter().importPackages("io.threatmonitor.alert.tidy");

    static List<ArchRule> rules() {
        return List.of(
                HouseRules.everyPackageIntroducesItself,
                HouseRules.servicesKeepToThemselves,
                HouseRules.timeIsInjected,
                HouseRules.identityIsInjected,
                HouseRules.noJavaUtilLogging,
                HouseRules.noStandardStreams);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void tellWhoBreaksThem(ArchRule rule) {
        assertThat(rule.evaluate(UNTIDY).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void passWhoKeepsThem(ArchRule rule) {
        rule.check(TIDY);
    }
}

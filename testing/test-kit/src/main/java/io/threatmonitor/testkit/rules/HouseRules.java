package io.threatmonitor.testkit.rules;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/**
 * What holds in every service. A service applies it so:
 *
 * <pre>{@code
 * @AnalyzeClasses(
 *         packages = "io.threatmonitor.alert",
 *         importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest static final ArchTests houseRules = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final String REST_CONTROLLER =
            "org.springframework.web.bind.annotation.RestController";
    private static final String KAFKA_LISTENER =
            "org.springframework.kafka.annotation.KafkaListener";

    @ArchTest
    static final ArchRule everyPackageIntroducesItself =
            classes()
                    .should(HouseConditions.LIVE_IN_A_NULL_MARKED_PACKAGE)
                    .because(
                            "a package-info says what lives there, who may call it and what is null");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.threatmonitor.(*).(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .because("features that need each other are one feature");

    @ArchTest
    static final ArchRule servicesKeepToThemselves =
            classes()
                    .should(HouseConditions.NOT_DEPEND_ON_ANOTHER_SERVICE)
                    .because("services share contracts and service-kit, and meet only on a wire");

    @ArchTest
    static final ArchRule controllersAreDoors =
            classes()
                    .that(metaAnnotatedWith(REST_CONTROLLER))
                    .should()
                    .bePackagePrivate()
                    .allowEmptyShould(true)
                    .because("requests come in through HTTP, never through Java");

    @ArchTest
    static final ArchRule listenersAreDoors =
            classes()
                    .that(HouseConditions.haveAMethodWith(KAFKA_LISTENER))
                    .should()
                    .bePackagePrivate()
                    .allowEmptyShould(true)
                    .because("records come in through Kafka, never through Java");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule timeIsInjected =
            noClasses()
                    .should()
                    .accessTargetWhere(HouseConditions.THE_CLOCK_OF_THE_MACHINE_IS_READ)
                    .because("a test cannot set it; take a Clock");

    @ArchTest
    static final ArchRule identityIsInjected =
            noClasses()
                    .should()
                    .accessTargetWhere(HouseConditions.A_RANDOM_UUID_IS_MADE)
                    .because("a test cannot foresee it; take an IdGenerator");

    @ArchTest
    static final ArchRule noJavaUtilLogging =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule noStandardStreams =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private HouseRules() {}
}

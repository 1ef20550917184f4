package io.threatmonitor.testkit.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of {@link HouseRules} that ArchUnit has no words for. */
final class HouseConditions {

    private static final Pattern SERVICE =
            Pattern.compile("io\\.threatmonitor\\.(ingest|alert|audit|gateway)\\b.*");

    private static final Set<String> TIMES =
            Set.of("Instant", "LocalDate", "LocalDateTime", "OffsetDateTime", "ZonedDateTime");

    static final ArchCondition<JavaClass> LIVE_IN_A_NULL_MARKED_PACKAGE =
            new ArchCondition<>("live in a package with package-info and @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                        violated(item, item.getPackageName() + " has none", events);
                    }
                }
            };

    static final ArchCondition<JavaClass> NOT_DEPEND_ON_ANOTHER_SERVICE =
            new ArchCondition<>("not depend on another service") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    for (var dependency : item.getDirectDependenciesFromSelf()) {
                        var other = service(dependency.getTargetClass());
                        if (other.isPresent() && !other.equals(service(item))) {
                            violated(item, dependency.getDescription(), events);
                        }
                    }
                }
            };

    static final DescribedPredicate<JavaAccess<?>> THE_CLOCK_OF_THE_MACHINE_IS_READ =
            DescribedPredicate.describe(
                    "the clock of the machine is read",
                    access ->
                            access.getTargetOwner().getPackageName().equals("java.time")
                                    && TIMES.contains(access.getTargetOwner().getSimpleName())
                                    && access.getTarget().getFullName().endsWith(".now()"));

    static final DescribedPredicate<JavaAccess<?>> A_RANDOM_UUID_IS_MADE =
            DescribedPredicate.describe(
                    "a random UUID is made",
                    access ->
                            access.getTargetOwner().isEquivalentTo(UUID.class)
                                    && access.getTarget().getName().equals("randomUUID"));

    private HouseConditions() {}

    static DescribedPredicate<JavaClass> haveAMethodWith(String annotation) {
        return DescribedPredicate.describe(
                "have a method with @" + annotation,
                item ->
                        item.getMethods().stream()
                                .anyMatch(method -> method.isMetaAnnotatedWith(annotation)));
    }

    private static Optional<String> service(JavaClass item) {
        Matcher service = SERVICE.matcher(item.getPackageName());
        return service.matches() ? Optional.of(service.group(1)) : Optional.empty();
    }

    private static void violated(JavaClass item, String message, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(item, message));
    }
}

package io.threatmonitor.alert.detection;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * How the built-in rule groups what it finds.
 *
 * @param groupBy fields of an event, such as {@code source_name}, {@code ip_address} or {@code
 *     attributes.user}; without any, each event raises an alert of its own
 * @param window for how long a group counts in one alert
 */
@ConfigurationProperties("threat-monitor.detection.severity-rule")
record SeverityRuleProperties(
        @DefaultValue List<String> groupBy, @DefaultValue("1h") Duration window) {

    private static final Duration LONGEST = Duration.ofDays(31);

    SeverityRuleProperties {
        groupBy = List.copyOf(groupBy);
        for (String field : groupBy) {
            requireField(field);
        }
        if (!window.isPositive() || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.detection.severity-rule.window to more than nothing and at"
                            + " most 31d");
        }
    }

    /** Null where each event raises an alert of its own. */
    @Nullable GroupBy grouping() {
        return groupBy.isEmpty()
                ? null
                : new GroupBy(groupBy.stream().map(EventField::new).toList(), window);
    }

    private static void requireField(String name) {
        try {
            var _ = new EventField(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.detection.severity-rule.group-by to fields of an event. "
                            + e.getMessage(),
                    e);
        }
    }
}

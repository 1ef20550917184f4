package io.threatmonitor.contracts;

import com.fasterxml.jackson.annotation.JsonInclude.Include;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * How records of this module look as JSON: {@code snake_case} names, lower-case enum values,
 * instants in ISO 8601 (RFC 3339) in UTC. Unknown fields are ignored, so that a producer may be
 * newer than its consumer.
 */
public final class WireJson {

    /** The mapper for record values on Kafka, which leaves absent values out. Thread-safe. */
    public static final JsonMapper MAPPER =
            conventions(JsonMapper.builder())
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                    .build();

    private WireJson() {}

    /** Adds these conventions to a mapper that answers HTTP. */
    public static <B extends MapperBuilder<?, B>> B conventions(B builder) {
        return builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
    }
}

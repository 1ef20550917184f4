package io.threatmonitor.ingest.history;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

/** The query parameters of an {@link EventFilter}, for the OpenAPI document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "One or more, separated by commas",
            array = @ArraySchema(schema = @Schema(implementation = Severity.class))),
    @Parameter(
            name = "event_type",
            in = ParameterIn.QUERY,
            description = "One or more, separated by commas",
            array = @ArraySchema(schema = @Schema(implementation = EventType.class))),
    @Parameter(
            name = "source_name",
            in = ParameterIn.QUERY,
            description = "One or more, separated by commas",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "sensor_id",
            in = ParameterIn.QUERY,
            description = "One or more, separated by commas",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "ip_address",
            in = ParameterIn.QUERY,
            description = "An address, or a network such as 203.0.113.0/24 or 2001:db8::/32",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "country",
            in = ParameterIn.QUERY,
            description = "One or more codes (ISO 3166-1 alpha-2), separated by commas",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Words that the description has, all of them, in any case",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "attributes",
            in = ParameterIn.QUERY,
            description =
                    "Attributes by name, as in attributes.user=alice, with dots between nested"
                            + " names; a list has each of its elements",
            style = ParameterStyle.DEEPOBJECT,
            explode = Explode.TRUE,
            schema = @Schema(type = "object", additionalPropertiesSchema = String.class)),
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The earliest time of arrival, inclusive",
            schema = @Schema(implementation = Instant.class)),
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The latest time of arrival, exclusive",
            schema = @Schema(implementation = Instant.class))
})
@interface EventFilterParameters {}

package io.threatmonitor.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The {@code AuditAction} of module contracts, written with what Keycloak has: contracts needs a
 * newer Java and a newer Jackson. A test reads each entry back as contracts do.
 *
 * @param id the id of the event in Keycloak's own event store
 */
record AuditEntry(
        String id,
        Instant occurredAt,
        Actor actor,
        String action,
        @Nullable Target target,
        Outcome outcome,
        String description,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String sessionId) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    enum Outcome {
        @JsonProperty("success")
        SUCCESS,
        @JsonProperty("failure")
        FAILURE,
        @JsonProperty("denied")
        DENIED
    }

    record Target(String type, String id) {}

    record Actor(String id, @Nullable String username, List<String> roles, Kind kind) {

        enum Kind {
            @JsonProperty("user")
            USER,
            @JsonProperty("sensor")
            SENSOR,
            @JsonProperty("system")
            SYSTEM,
            @JsonProperty("anonymous")
            ANONYMOUS
        }

        static Actor keycloak() {
            return new Actor("keycloak", "keycloak", List.of(), Kind.SYSTEM);
        }

        /** Someone who did not prove to be {@code claimed}. */
        static Actor anonymous(@Nullable String claimed) {
            return new Actor("anonymous", claimed, List.of(), Kind.ANONYMOUS);
        }
    }

    @JsonProperty
    String service() {
        return "keycloak";
    }

    @JsonProperty
    String module() {
        return "identity";
    }

    /** One line of JSON, without a line break. */
    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An entry of strings can always be written", e);
        }
    }
}

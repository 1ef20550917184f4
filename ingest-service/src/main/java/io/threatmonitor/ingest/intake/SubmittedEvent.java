package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * An event as its sender describes it, read from whichever wire format and not yet validated:
 * anything may be missing.
 *
 * @param id the sender's own
 */
public record SubmittedEvent(
        @Nullable String id,
        @Nullable String sourceName,
        @Nullable EventType eventType,
        @Nullable Severity severity,
        @Nullable String description,
        @Nullable Instant occurredAt,
        @Nullable String ipAddress,
        @Nullable Geo geo,
        @Nullable Device device,
        @Nullable Request request,
        Map<String, @Nullable Object> attributes) {

    public static Builder builder() {
        return new Builder();
    }

    /** The same event under {@code fallback}, unless it has an id of its own. */
    SubmittedEvent identifiedBy(@Nullable String fallback) {
        return id != null || fallback == null ? this : new Builder(this).id(fallback).build();
    }

    /** Takes the fields one by one; each is absent until it is given. Not thread-safe. */
    @SuppressWarnings("NullAway.Init") // that is what a builder is
    public static final class Builder {

        private @Nullable String id;
        private @Nullable String sourceName;
        private @Nullable EventType eventType;
        private @Nullable Severity severity;
        private @Nullable String description;
        private @Nullable Instant occurredAt;
        private @Nullable String ipAddress;
        private @Nullable Geo geo;
        private @Nullable Device device;
        private @Nullable Request request;
        private Map<String, @Nullable Object> attributes = Map.of();

        private Builder() {}

        private Builder(SubmittedEvent event) {
            id = event.id;
            sourceName = event.sourceName;
            eventType = event.eventType;
            severity = event.severity;
            description = event.description;
            occurredAt = event.occurredAt;
            ipAddress = event.ipAddress;
            geo = event.geo;
            device = event.device;
            request = event.request;
            attributes = event.attributes;
        }

        public Builder id(@Nullable String value) {
            id = value;
            return this;
        }

        public Builder sourceName(@Nullable String value) {
            sourceName = value;
            return this;
        }

        public Builder eventType(@Nullable EventType value) {
            eventType = value;
            return this;
        }

        public Builder severity(@Nullable Severity value) {
            severity = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            description = value;
            return this;
        }

        public Builder occurredAt(@Nullable Instant value) {
            occurredAt = value;
            return this;
        }

        public Builder ipAddress(@Nullable String value) {
            ipAddress = value;
            return this;
        }

        public Builder geo(@Nullable Geo value) {
            geo = value;
            return this;
        }

        public Builder device(@Nullable Device value) {
            device = value;
            return this;
        }

        public Builder request(@Nullable Request value) {
            request = value;
            return this;
        }

        /** The sender's original fields, as Jackson reads untyped JSON. */
        public Builder attributes(Map<String, @Nullable Object> value) {
            attributes = value;
            return this;
        }

        public SubmittedEvent build() {
            return new SubmittedEvent(
                    id,
                    sourceName,
                    eventType,
                    severity,
                    description,
                    occurredAt,
                    ipAddress,
                    geo,
                    device,
                    request,
                    attributes);
        }
    }
}

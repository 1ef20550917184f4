package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an event must be like, whichever wire format it came in. */
public final class EventRules {

    public static final int ID_MAX = 200;
    public static final int SOURCE_NAME_MIN = 3;
    public static final int SOURCE_NAME_MAX = 200;
    public static final int DESCRIPTION_MAX = 10_000;

    private final Duration clockTolerance;

    EventRules(Duration clockTolerance) {
        this.clockTolerance = clockTolerance;
    }

    /** Everything that is wrong with {@code submission}, at most one finding for each field. */
    List<FieldError> violations(Submission submission, Instant now) {
        SubmittedEvent event = submission.event();
        if (event == null) {
            return submission.problems();
        }
        var problems = new Problems(submission.problems());
        id(event.id(), problems);
        sourceName(event.sourceName(), problems);
        required("event_type", event.eventType(), problems);
        required("severity", event.severity(), problems);
        description(event.description(), problems);
        occurredAt(event.occurredAt(), now, problems);
        ipAddress(event.ipAddress(), problems);
        geo(event.geo(), problems);
        device(event.device(), problems);
        request(event.request(), problems);
        JsonContent.check("attributes", event.attributes(), problems);
        return problems.asList();
    }

    private static void id(@Nullable String id, Problems problems) {
        if (id != null) {
            text("id", id, 1, ID_MAX, problems);
        }
    }

    private static void sourceName(@Nullable String sourceName, Problems problems) {
        if (required("source_name", sourceName, problems) && sourceName != null) {
            text("source_name", sourceName.strip(), SOURCE_NAME_MIN, SOURCE_NAME_MAX, problems);
        }
    }

    private static void description(@Nullable String description, Problems problems) {
        if (required("description", description, problems) && description != null) {
            text("description", description, 1, DESCRIPTION_MAX, problems);
        }
    }

    private void occurredAt(@Nullable Instant occurredAt, Instant now, Problems problems) {
        if (occurredAt == null) {
            return;
        }
        if (occurredAt.isAfter(now.plus(clockTolerance))) {
            problems.add("occurred_at", "lies in the future");
        } else if (occurredAt.isBefore(Instant.EPOCH)) {
            problems.add("occurred_at", "must not be before 1970");
        }
    }

    private static void ipAddress(@Nullable String ipAddress, Problems problems) {
        if (ipAddress != null && !IpLiteral.matches(ipAddress)) {
            problems.add("ip_address", "must be an IPv4 or IPv6 address");
        }
    }

    private static void geo(@Nullable Geo geo, Problems problems) {
        if (geo == null) {
            return;
        }
        JsonContent.check("geo.city", geo.city(), problems);
        JsonContent.check("geo.state", geo.state(), problems);
        JsonContent.check("geo.country", geo.country(), problems);
        JsonContent.check("geo.country_code", geo.countryCode(), problems);
        JsonContent.check("geo.isp", geo.isp(), problems);
        degrees("geo.latitude", geo.latitude(), 90, problems);
        degrees("geo.longitude", geo.longitude(), 180, problems);
    }

    private static void device(@Nullable Device device, Problems problems) {
        if (device == null) {
            return;
        }
        JsonContent.check("device.type", device.type(), problems);
        JsonContent.check("device.os_family", device.osFamily(), problems);
        JsonContent.check("device.os_version", device.osVersion(), problems);
        JsonContent.check("device.browser_family", device.browserFamily(), problems);
        JsonContent.check("device.browser_version", device.browserVersion(), problems);
        JsonContent.check("device.user_agent", device.userAgent(), problems);
    }

    private static void request(@Nullable Request request, Problems problems) {
        if (request == null) {
            return;
        }
        JsonContent.check("request.method", request.method(), problems);
        JsonContent.check("request.path", request.path(), problems);
        JsonContent.check("request.headers", request.headers(), problems);
    }

    private static void degrees(
            String field, @Nullable Double value, int limit, Problems problems) {
        if (value != null && !(Math.abs(value) <= limit)) {
            problems.add(field, "must be between -" + limit + " and " + limit);
        }
    }

    private static boolean required(String field, @Nullable Object value, Problems problems) {
        if (value == null) {
            problems.add(field, "is required");
        }
        return value != null;
    }

    private static void text(String field, String text, int min, int max, Problems problems) {
        if (text.isBlank() || text.length() < min || text.length() > max) {
            problems.add(field, "must have %d to %d characters".formatted(min, max));
        } else {
            JsonContent.check(field, text, problems);
        }
    }
}

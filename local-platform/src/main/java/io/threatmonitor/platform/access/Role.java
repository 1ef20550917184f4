package io.threatmonitor.platform.access;

import io.threatmonitor.platform.state.Credentials;

import java.util.Locale;
import java.util.Map;

/** The realm's roles, each with somebody who has it from the first start on. */
public enum Role {
    ADMIN,
    ANALYST,
    AUDITOR,
    SENSOR;

    /** RFC 6749 sections 4.3 and 4.4: people have a password, sensors are clients themselves. */
    Map<String, String> grant(Credentials credentials) {
        return switch (this) {
            case ADMIN, ANALYST, AUDITOR ->
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "threat-monitor-cli",
                            "username",
                            toString(),
                            "password",
                            credentials.user(toString()));
            case SENSOR ->
                    Map.of(
                            "grant_type", "client_credentials",
                            "client_id", "demo-sensor",
                            "client_secret", credentials.client("demo-sensor"));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

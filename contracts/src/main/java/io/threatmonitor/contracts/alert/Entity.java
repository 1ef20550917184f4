package io.threatmonitor.contracts.alert;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Something in the real world that an alert is about, and by which alerts are related. */
public record Entity(Kind kind, String value) {

    /** What an entity is. */
    public enum Kind {
        IP,
        USER,
        HOST,
        SOURCE,
        @JsonEnumDefaultValue
        OTHER
    }
}

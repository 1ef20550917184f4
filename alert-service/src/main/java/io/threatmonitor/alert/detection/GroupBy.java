package io.threatmonitor.alert.detection;

import io.threatmonitor.contracts.detection.Grouping;
import io.threatmonitor.contracts.event.SecurityEvent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** How a rule groups what it finds: by fields of the event, for a while. */
record GroupBy(List<EventField> fields, Duration window) {

    GroupBy {
        fields = List.copyOf(fields);
    }

    Grouping of(SecurityEvent event) {
        var values = new LinkedHashMap<String, String>();
        for (EventField field : fields) {
            String value = field.of(event);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return new Grouping(values, window);
    }
}

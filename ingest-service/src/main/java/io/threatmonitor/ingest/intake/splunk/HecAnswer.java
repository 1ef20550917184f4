package io.threatmonitor.ingest.intake.splunk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/** The collector's answer; codes by Splunk's "Troubleshoot HTTP Event Collector". */
@JsonInclude(Include.NON_NULL)
record HecAnswer(
        String text,
        int code,
        @JsonProperty("invalid-event-number") @Nullable Integer invalidEventNumber,
        @JsonProperty("ackId") @Nullable Long ackId) {

    static final HecAnswer HEALTHY = of("HEC is healthy", 17);
    static final HecAnswer NO_DATA = of("No data", 5);
    static final HecAnswer BUSY = of("Server is busy", 9);
    static final HecAnswer CHANNEL_MISSING = of("Data channel is missing", 10);
    static final HecAnswer CHANNEL_INVALID = of("Invalid data channel", 11);

    static HecAnswer success(@Nullable Long ackId) {
        return new HecAnswer("Success", 0, null, ackId);
    }

    static HecAnswer of(String text, int code) {
        return new HecAnswer(text, code, null, null);
    }

    static HecAnswer invalid(HecProblem problem, int number) {
        return new HecAnswer(problem.text(), problem.code(), number, null);
    }
}

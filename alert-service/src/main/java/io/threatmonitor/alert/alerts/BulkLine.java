package io.threatmonitor.alert.alerts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A line of the answer that is written while the work goes on: one {@code started}, one {@code
 * result} per alert, one {@code finished}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BulkLine.Started.class, name = "started"),
    @JsonSubTypes.Type(value = BulkLine.Result.class, name = "result"),
    @JsonSubTypes.Type(value = BulkLine.Finished.class, name = "finished")
})
sealed interface BulkLine {

    /**
     * @param total how many results will follow
     */
    record Started(int total) implements BulkLine {}

    record Result(@JsonUnwrapped BulkResult result) implements BulkLine {}

    record Finished(long changed, long unchanged, long refused) implements BulkLine {}
}

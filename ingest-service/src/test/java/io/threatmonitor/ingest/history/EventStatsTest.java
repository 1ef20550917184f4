package io.threatmonitor.ingest.history;

import static io.threatmonitor.contracts.event.EventType.OTHER;
import static io.threatmonitor.contracts.event.Severity.CRITICAL;
import static io.threatmonitor.contracts.event.Severity.HIGH;
import static io.threatmonitor.contracts.event.Severity.LOW;
import static io.threatmonitor.ingest.history.recording.PastEvents.received;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.history.recording.PastEvents;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/** Counts in a year that no other test stores events in. */
@ServiceTest
class EventStatsTest {

    private final PastEvents past;
    private final ApiClient analyst;

    EventStatsTest(PastEvents past, ApiClient api, TestIssuer issuer) {
        this.past = past;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void addsUpToWhatArrivedInTheTimeAskedFor() {
        store("1999-01-01T10:29:59.999999Z", CRITICAL); // just too early
        store("1999-01-01T10:30:00Z", LOW);
        store("1999-01-01T10:59:59.999999Z", HIGH);
        store("1999-01-01T12:00:00Z", HIGH);
        store("1999-01-01T13:00:00Z", HIGH); // just too late

        JsonNode statistics =
                statistics("from=1999-01-01T10:30:00Z&to=1999-01-01T13:00:00Z&bucket=PT1H").data();

        assertThat(statistics)
                .hasToString(
                        """
                        {"from":"1999-01-01T10:30:00Z","to":"1999-01-01T13:00:00Z","bucket":"PT1H",\
                        "total":3,"by_severity":{"low":1,"medium":0,"high":2,"critical":0},\
                        "buckets":[\
                        {"start":"1999-01-01T10:00:00Z","low":1,"medium":0,"high":1,"critical":0},\
                        {"start":"1999-01-01T11:00:00Z","low":0,"medium":0,"high":0,"critical":0},\
                        {"start":"1999-01-01T12:00:00Z","low":0,"medium":0,"high":1,"critical":0}]}\
                        """);
    }

    @Test
    void choosesTheBucketItself() {
        var answer = statistics("from=1998-01-01T00:00:00Z&to=1998-01-08T00:00:00Z");
        assertThat(answer.data().required("bucket").stringValue()).isEqualTo("PT6H");
        assertThat(answer.data().required("buckets")).hasSize(28);
    }

    @Test
    void showsTheLastDayWhenNothingIsAskedFor() {
        assertThat(statistics("").data().required("buckets").size()).isBetween(24, 25);
    }

    @Test
    void namesTheParameterThatIsWrong() {
        var answer = statistics("bucket=soon");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("errors").findValuesAsString("field"))
                .containsExactly("bucket");
    }

    private ApiAnswer statistics(String query) {
        return analyst.get("/api/v1/events/stats?" + query);
    }

    private void store(String at, Severity severity) {
        past.store(received(Instant.parse(at), "statistics", OTHER, severity));
    }
}

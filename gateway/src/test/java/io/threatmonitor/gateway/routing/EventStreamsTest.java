package io.threatmonitor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class EventStreamsTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/events, application/x-ndjson, true",
        "POST, /api/v1/events/, application/x-ndjson, true",
        "POST, /api/v1/events, application/jsonl, true",
        "POST, /api/v1/events, Application/X-JsonLines; charset=utf-8, true",
        "POST, /api/v1/events, application/json, false",
        "POST, /api/v1/alerts, application/x-ndjson, false",
        "GET, /api/v1/events, application/x-ndjson, false",
    })
    void areLinesOfEvents(String method, String path, String contentType, boolean stream) {
        var request =
                MockServerHttpRequest.method(HttpMethod.valueOf(method), path)
                        .header("Content-Type", contentType)
                        .build();

        assertThat(EventStreams.isOne(MockServerWebExchange.from(request))).isEqualTo(stream);
    }
}

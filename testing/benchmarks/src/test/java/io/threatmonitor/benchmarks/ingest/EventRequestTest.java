package io.threatmonitor.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.threatmonitor.contracts.WireJson;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class EventRequestTest {

    @Test
    void numbersItsEventsAnewEachTime() {
        var request = EventRequest.ofLines("token", 3);

        var ids = new ArrayList<>(idsOf(request.renumbered()));
        ids.addAll(idsOf(request.renumbered()));

        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void announcesItsLength() {
        String request = new String(EventRequest.ofOne("token", 7).renumbered(), US_ASCII);

        assertThat(request)
                .startsWith("POST /api/v1/events HTTP/1.1\r\n")
                .contains("\r\nAuthorization: Bearer token\r\n")
                .contains("\r\nContent-Length: " + bodyOf(request).length() + "\r\n");
    }

    @Test
    void hasEventsOfAbout350Bytes() {
        assertThat(EventRequest.LINE_BYTES).isBetween(330, 370);
    }

    private static List<String> idsOf(byte[] request) {
        return bodyOf(new String(request, US_ASCII))
                .lines()
                .map(line -> WireJson.MAPPER.readTree(line).required("id").stringValue())
                .toList();
    }

    private static String bodyOf(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }
}

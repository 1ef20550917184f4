package io.threatmonitor.ingest.intake.splunk;

import io.swagger.v3.oas.annotations.Hidden;
import io.threatmonitor.ingest.intake.BatchProperties;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.RequestBodies;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.ingest.sensors.Sender;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The collector's endpoints. Senders name all sorts of content types, so none is asked for. */
@Hidden
@RestController
final class HecController {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final EventIntake intake;
    private final SenderJson json;
    private final Acknowledgements acknowledgements;
    private final BatchProperties limits;

    HecController(
            EventIntake intake,
            SenderJson json,
            Acknowledgements acknowledgements,
            BatchProperties limits) {
        this.intake = intake;
        this.json = json;
        this.acknowledgements = acknowledgements;
        this.limits = limits;
    }

    @GetMapping({"/services/collector/health", "/services/collector/health/1.0"})
    ResponseEntity<byte[]> health() {
        return answer(200, HecAnswer.HEALTHY);
    }

    @PostMapping({
        "/services/collector",
        "/services/collector/event",
        "/services/collector/event/1.0"
    })
    ResponseEntity<byte[]> events(HttpServletRequest request, Sender sender) throws IOException {
        String channel = channelOf(request);
        if (channel != null && !GUID.matcher(channel).matches()) {
            return answer(400, HecAnswer.CHANNEL_INVALID);
        }
        byte[] body = RequestBodies.read(request, limits.maxBodyBytes());
        var batch = new HecBatch(intake, json, sender);
        read(body, batch);
        return ended(batch, channel, sender);
    }

    @PostMapping({"/services/collector/raw", "/services/collector/raw/1.0"})
    ResponseEntity<byte[]> raw(HttpServletRequest request, Sender sender) throws IOException {
        String channel = channelOf(request);
        if (channel != null && !GUID.matcher(channel).matches()) {
            return answer(400, HecAnswer.CHANNEL_INVALID);
        }
        byte[] body = RequestBodies.read(request, limits.maxBodyBytes());
        var batch = new HecBatch(intake, json, sender);
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> batch.addEvent(envelope(line, request)));
        return ended(batch, channel, sender);
    }

    @PostMapping({"/services/collector/ack", "/services/collector/ack/1.0"})
    ResponseEntity<byte[]> acks(HttpServletRequest request, Sender sender) throws IOException {
        String channel = channelOf(request);
        if (channel == null) {
            return answer(400, HecAnswer.CHANNEL_MISSING);
        }
        byte[] body = RequestBodies.read(request, limits.maxBodyBytes());
        try {
            if (json.value(body) instanceof Map<?, ?> asked
                    && asked.get("acks") instanceof List<?> acks) {
                var ids = new ArrayList<Long>();
                acks.forEach(id -> {
                    if (id instanceof Number number) {
                        ids.add(number.longValue());
                    }
                });
                return answer(
                        200,
                        Map.of("acks", acknowledgements.consume(sender.sensorId(), channel, ids)));
            }
        } catch (JacksonException e) {
            // answered as any other body that is not what was asked for
        }
        return answer(400, HecAnswer.of(HecProblem.INVALID_FORMAT.text(), 6));
    }

    private void read(byte[] body, HecBatch batch) {
        try (JsonParser parser = json.parser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    batch.add(json.value(parser));
                }
            }
        } catch (JacksonException e) {
            batch.addUnreadable(HecProblem.INVALID_FORMAT, body);
        }
        batch.flush();
    }

    private ResponseEntity<byte[]> ended(HecBatch batch, @Nullable String channel, Sender sender) {
        batch.flush();
        if (batch.size() == 0) {
            return answer(400, HecAnswer.NO_DATA);
        }
        Duration retryAfter = batch.retryAfter();
        if (retryAfter != null) {
            return ResponseEntity.status(503)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.bytes(HecAnswer.BUSY));
        }
        HecAnswer problem = batch.firstProblem();
        if (problem != null) {
            return answer(400, problem);
        }
        Long ackId = channel == null ? null : acknowledgements.next(sender.sensorId(), channel);
        return answer(200, HecAnswer.success(ackId));
    }

    private static Map<String, @Nullable Object> envelope(String line, HttpServletRequest request) {
        var envelope = new LinkedHashMap<String, @Nullable Object>();
        envelope.put("event", line);
        for (String name : List.of("time", "host", "source", "sourcetype", "index")) {
            String given = queryParameter(request, name);
            if (given != null) {
                envelope.put(name, given);
            }
        }
        return envelope;
    }

    private static @Nullable String channelOf(HttpServletRequest request) {
        String header = request.getHeader("X-Splunk-Request-Channel");
        return header != null ? header : queryParameter(request, "channel");
    }

    /** From the query alone: a form's content type must not make the container read the body. */
    private static @Nullable String queryParameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(
                            pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }

    private ResponseEntity<byte[]> answer(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.bytes(body));
    }
}

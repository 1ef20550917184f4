package io.threatmonitor.alert.push;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.threatmonitor.alert.statistics.AlertCounters;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** The stream over HTTP. */
@RestController
@Tag(name = "stream")
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);

    /** HTML Standard section 9.2.4. */
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveTopics topics;
    private final OpenStreams streams;
    private final Clock clock;

    StreamController(LiveTopics topics, OpenStreams streams, Clock clock) {
        this.topics = topics;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "stream",
            summary = "What happens, as it happens",
            description =
                    "Events named alert, counters, events, audit, heartbeat and reset, each with the"
                            + " schema of that name as data. The stream ends with the access token; with"
                            + " Last-Event-ID it goes on after that event, on any replica; whoever"
                            + " cannot set headers says it as last_event_id. Where"
                            + " that is too long ago, reset says that alerts and audit actions are"
                            + " to be read again. An event may come twice, none is left out.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                AlertChange.class,
                                                AlertCounters.class,
                                                EventsFrame.class,
                                                AuditAction.class,
                                                HeartbeatFrame.class,
                                                ResetFrame.class
                                            })))
    void stream(
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @Parameter(description = "The id of the last event that this browser got")
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    @Nullable String lastEventId,
            @Parameter(description = "The same, where there is no such header")
                    @RequestParam(name = "last_event_id", required = false)
                    @Nullable String knownEventId,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
                    @Nullable String acceptEncoding,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        if (!topics.awaitFollowing()) {
            throw ApiException.of(
                    ErrorCode.UNAVAILABLE, "The stream is not ready yet, try again soon");
        }
        StreamEncoding encoding = StreamEncoding.acceptedBy(acceptEncoding);
        // A browser that connects again by itself says in the header what it has got since.
        String reached = lastEventId == null ? knownEventId : lastEventId;
        BrowserStream stream = streams.open(Viewer.of(caller), encoding, endOf(token), reached);
        try {
            answer(response, encoding);
            request.upgrade(TomcatConnection.class).carry(stream);
        } catch (IOException e) {
            log.debug("A browser has gone: {}", e.getMessage());
            stream.close();
        } catch (ServletException e) {
            stream.close();
            throw new IllegalStateException("The connection could not be handed over", e);
        }
    }

    /** The head, before the connection leaves HTTP: what follows is the body until it is closed. */
    private static void answer(HttpServletResponse response, StreamEncoding encoding)
            throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Asks proxies of nginx's kind to pass frames on at once.
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (encoding == StreamEncoding.GZIP) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        // RFC 9112 section 6.3: the body has no length and no chunks.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.flushBuffer();
    }

    /** So that a login which was taken back does not read on. */
    private Instant endOf(Jwt token) {
        return Objects.requireNonNullElseGet(token.getExpiresAt(), clock::instant);
    }
}

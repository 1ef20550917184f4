package io.threatmonitor.kit.sample;

import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** One way into each kind of answer. */
@RestController
@RequestMapping("/api/v1/notes")
class NoteController {

    record NewNote(@NotBlank String noteText, @Nullable Severity severity, @Max(9) int rank) {}

    private final JdbcClient jdbc;

    NoteController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping
    Envelope<NewNote> add(@Valid @RequestBody NewNote note) {
        return Envelope.of("Noted", note);
    }

    @GetMapping("/{id}")
    Envelope<UUID> read(@PathVariable UUID id) {
        return Envelope.of("Found", id);
    }

    @GetMapping
    Envelope<Severity> search(
            @RequestParam Severity severity, @RequestParam(defaultValue = "1") @Max(9) int rank) {
        return Envelope.of("Found", severity);
    }

    @GetMapping("/count")
    Envelope<Long> count() {
        return Envelope.of(
                "Counted", jdbc.sql("select count(*) from note").query(Long.class).single());
    }

    @GetMapping("/caller")
    Envelope<Caller> caller(Caller caller) {
        return Envelope.of("You", caller);
    }

    @GetMapping("/conflict")
    Envelope<Void> conflict() {
        throw ApiException.of(ErrorCode.ILLEGAL_TRANSITION, "A note cannot be unwritten");
    }

    @GetMapping("/away")
    Envelope<Void> away() {
        throw ApiException.unavailable("The brokers are away", Duration.ofSeconds(7));
    }

    @GetMapping("/broken")
    Envelope<Void> broken() {
        throw new IllegalStateException("an internal detail");
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() throws IOException {
        var emitter = new SseEmitter();
        emitter.send(SseEmitter.event().id("1").name("note").data("{\"text\":\"first\"}"));
        emitter.complete();
        return emitter;
    }

    @GetMapping(path = "/broken-stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter brokenStream() {
        throw ApiException.notFound("stream");
    }

    /** Sends one frame and then nothing, until its time is over. */
    @GetMapping(path = "/quiet-stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter quietStream() throws IOException {
        var emitter = new SseEmitter(200L);
        emitter.send(SseEmitter.event().name("note").data("{}"));
        return emitter;
    }

    /** Breaks after its first frame. */
    @GetMapping(path = "/breaking-stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter breakingStream() throws IOException {
        var emitter = new SseEmitter();
        emitter.send(SseEmitter.event().name("note").data("{}"));
        emitter.completeWithError(new IllegalStateException("an internal detail"));
        return emitter;
    }

    /** Sends until nobody listens. */
    @GetMapping(path = "/endless-stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter endlessStream() {
        var emitter = new SseEmitter();
        Thread.ofVirtual().start(() -> sendForEver(emitter));
        return emitter;
    }

    private static void sendForEver(SseEmitter emitter) {
        try {
            while (true) {
                emitter.send(SseEmitter.event().name("note").data("x".repeat(10_000)));
            }
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
        }
    }
}

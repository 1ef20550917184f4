package io.threatmonitor.kit.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** The trace that the calling thread works for. Thread-safe. */
public final class Traces {

    private final Tracer tracer;

    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The trace id in lower-case hex, or null outside of a trace. */
    public @Nullable String currentId() {
        Span span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    /**
     * The id of the trace that {@code request} belongs to, also once it is over and the container
     * deals with the error that it ended in; null where it was not traced.
     */
    public static @Nullable String idOf(HttpServletRequest request) {
        return ServerHttpObservationFilter.findObservationContext(request)
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .orElse(null);
    }

    /**
     * The {@code traceparent} header (W3C Trace Context section 3.2), or null outside of a trace.
     */
    public @Nullable String currentParent() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        String flags = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
        return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-" + flags;
    }
}

package io.threatmonitor.kit.api;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.telemetry.Traces;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;

import java.io.IOException;
import java.util.List;

/** Makes error envelopes that carry the current trace id, also where no controller runs. */
public final class ErrorAnswers {

    private final Traces traces;

    public ErrorAnswers(Traces traces) {
        this.traces = traces;
    }

    public ErrorEnvelope envelope(ErrorCode code, String message, List<FieldError> errors) {
        return ErrorEnvelope.of(code, message, errors, traces.currentId());
    }

    /** Answers from a filter, before or instead of any controller. */
    public void write(HttpServletResponse response, ErrorCode code, String message)
            throws IOException {
        response.setStatus(code.httpStatus());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        WireJson.MAPPER.writeValue(response.getOutputStream(), envelope(code, message, List.of()));
    }
}

package io.threatmonitor.kit.api;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import tools.jackson.core.JacksonException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says which fields are wrong, by the names that they have on the wire. */
final class InvalidFields {

    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private InvalidFields() {}

    /** The fields of a body. */
    static List<FieldError> of(Errors body) {
        return body.getFieldErrors().stream()
                .map(error -> new FieldError(snakeCase(error.getField()), messageOf(error)))
                .toList();
    }

    /** The parameters of a request, and the fields of its body where it has both. */
    static List<FieldError> of(HandlerMethodValidationException e) {
        var errors = new ArrayList<FieldError>();
        e.getBeanResults().forEach(body -> errors.addAll(of(body)));
        for (var parameter : e.getValueResults()) {
            String name = String.valueOf(parameter.getMethodParameter().getParameterName());
            for (var error : parameter.getResolvableErrors()) {
                errors.add(new FieldError(snakeCase(name), messageOf(error)));
            }
        }
        return errors;
    }

    /** Where in a body the JSON stops to make sense. */
    static String pathOf(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String messageOf(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String snakeCase(String field) {
        return WORD_BOUNDARY.matcher(field).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}

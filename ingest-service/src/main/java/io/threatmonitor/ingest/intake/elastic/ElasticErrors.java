package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.kit.api.ApiException;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Requests that fail as a whole, in Elasticsearch's shape rather than the envelope. */
@RestControllerAdvice(basePackageClasses = ElasticErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ElasticErrors {

    private final ElasticAnswers answers;

    ElasticErrors(ElasticAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> onElasticException(ElasticException e, HttpServletRequest request) {
        return answers.error(request, e.error());
    }

    /** Too long, too slow, or not compressed as it claims. */
    @ExceptionHandler
    ResponseEntity<byte[]> onApiException(ApiException e, HttpServletRequest request) {
        return answers.error(request, ElasticError.of(e.code(), String.valueOf(e.getMessage())));
    }
}

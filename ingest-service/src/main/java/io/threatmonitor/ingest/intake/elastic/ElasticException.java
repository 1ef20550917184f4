package io.threatmonitor.ingest.intake.elastic;

/** A request of which nothing is done. */
final class ElasticException extends RuntimeException {

    private final transient ElasticError error;

    ElasticException(ElasticError error) {
        super(error.reason());
        this.error = error;
    }

    ElasticError error() {
        return error;
    }
}

package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import java.util.List;

/**
 * How the events of one request ended.
 *
 * @param accepted those that the brokers have now, without the duplicates
 * @param rejections at most 50 of them
 */
record WebhookResult(
        int received, int accepted, int duplicates, int rejected, List<Rejection> rejections) {

    /**
     * @param index of the event among those of the request, from 0
     */
    record Rejection(int index, List<FieldError> errors) {}
}

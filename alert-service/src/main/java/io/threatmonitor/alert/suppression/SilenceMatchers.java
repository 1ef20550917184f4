package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.alerts.AlertFilter;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.api.ApiException;

import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which alerts a silence is about, as filters of a list say it: those that have one of the values
 * of every list that is given, and all of the words.
 *
 * @param rule ids of rules
 * @param entity a value such as {@code 203.0.113.7}, or kind and value such as {@code host:web-01}
 * @param technique MITRE ATT&amp;CK ids; a technique stands for its sub-techniques as well
 * @param q words of title, rule, description or entities
 */
record SilenceMatchers(
        @Nullable List<@NotNull String> rule,
        @Nullable List<@NotNull String> entity,
        @Nullable List<@NotNull String> technique,
        @Nullable List<@NotNull String> sourceName,
        @Nullable String q) {

    /**
     * @throws ApiException {@code validation_failed} for what no alert can have, and when nothing
     *     is given: nobody silences everything
     */
    AlertFilter toFilter() {
        AlertFilter filter;
        try {
            filter = AlertFilter.about(rule, entity, technique, sourceName, q);
        } catch (ApiException e) {
            throw ApiException.invalid(
                    e.errors().stream()
                            .map(error ->
                                    new FieldError("matchers." + error.field(), error.message()))
                            .toList());
        }
        boolean everything =
                filter.rule().isEmpty()
                        && filter.entity().isEmpty()
                        && filter.technique().isEmpty()
                        && filter.sourceName().isEmpty()
                        && filter.q() == null;
        if (everything) {
            throw ApiException.invalid(
                    "matchers",
                    "must have at least one of rule, entity, technique, source_name, q");
        }
        return filter;
    }
}

package io.threatmonitor.kit.api;

/**
 * How many rows match.
 *
 * @param exact false when there are at least so many
 */
public record MatchCount(long count, boolean exact) {

    /**
     * @param counted no further than {@link Pages#EXACT_COUNT_LIMIT} + 1
     */
    public static MatchCount of(long counted) {
        return new MatchCount(
                Math.min(counted, Pages.EXACT_COUNT_LIMIT), counted <= Pages.EXACT_COUNT_LIMIT);
    }
}

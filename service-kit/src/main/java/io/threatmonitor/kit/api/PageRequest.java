package io.threatmonitor.kit.api;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit rows a page, 1 to 200
 */
public record PageRequest(@Nullable Cursor cursor, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /**
     * Reads the query parameters {@code cursor} and {@code limit}.
     *
     * @throws ApiException {@code validation_failed} when either is wrong
     */
    public static PageRequest of(@Nullable String cursor, @Nullable Integer limit) {
        int rows = limit == null ? DEFAULT_LIMIT : limit;
        if (rows < 1 || rows > MAX_LIMIT) {
            throw ApiException.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        return new PageRequest(Cursor.decode(cursor), rows);
    }

    public boolean towardsNewer() {
        return cursor != null && cursor.direction() == Cursor.Direction.NEWER;
    }
}

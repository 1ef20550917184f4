package io.threatmonitor.kit.api;

import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.kit.api.Cursor.Direction;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Builds pages for lists that are ordered by time and id, newest first. The query behind one reads
 * {@code limit + 1} rows: older than an {@code OLDER} cursor in falling order, newer than a {@code
 * NEWER} one in rising order.
 */
public final class Pages {

    /**
     * Up to here a list is counted exactly; past it clients learn that there are at least so many.
     */
    public static final int EXACT_COUNT_LIMIT = 10_000;

    /** The query string is taken as the client sent it. */
    private static final boolean ALREADY_ENCODED = true;

    private Pages() {}

    /**
     * @param rows what the query gave, in its order, at most {@code limit + 1}
     * @param counted how many rows match, not asked where the first page is all there is
     * @param place the cursor of a row
     */
    public static <T> Page<T> of(
            PageRequest request,
            List<T> rows,
            Supplier<MatchCount> counted,
            BiFunction<T, Direction, Cursor> place) {
        boolean more = rows.size() > request.limit();
        boolean isAll = request.cursor() == null && !more;
        MatchCount count = isAll ? new MatchCount(rows.size(), true) : counted.get();
        var results = new ArrayList<>(more ? rows.subList(0, request.limit()) : rows);
        if (request.towardsNewer()) {
            Collections.reverse(results);
        }
        boolean hasOlder = request.towardsNewer() || more;
        boolean hasNewer = request.towardsNewer() ? more : request.cursor() != null;
        String next =
                hasOlder && !results.isEmpty()
                        ? link(place.apply(results.getLast(), Direction.OLDER))
                        : null;
        String previous =
                hasNewer && !results.isEmpty()
                        ? link(place.apply(results.getFirst(), Direction.NEWER))
                        : null;
        return new Page<>(
                results, next, previous, Math.max(count.count(), results.size()), count.exact());
    }

    private static @Nullable String link(Cursor cursor) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("cursor", cursor.encode())
                .build(ALREADY_ENCODED)
                .toUriString();
    }
}

package io.threatmonitor.contracts.api;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next absolute URL of the page after this one
 * @param previous absolute URL of the page before this one
 * @param count how many there are in all, exact up to 10,000
 * @param countIsExact false when {@code count} is a lower bound
 */
public record Page<T>(
        List<T> results,
        @Nullable String next,
        @Nullable String previous,
        long count,
        boolean countIsExact) {

    public Page {
        results = List.copyOf(results);
    }

    /** The same page of what {@code mapper} makes of each. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(
                results.stream().<R>map(mapper).toList(), next, previous, count, countIsExact);
    }
}

package io.threatmonitor.kit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.kit.api.Cursor.Direction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PagesTest {

    private static final Comparator<Row> OLDEST_FIRST =
            Comparator.comparing(Row::at).thenComparing(Row::id);

    /**
     * @param size how long the list is
     * @param limit rows a page
     */
    record Walk(int size, int limit) {}

    record Row(Instant at, UUID id) {
        Cursor cursor(Direction direction) {
            return new Cursor(at, id, direction);
        }
    }

    @AfterEach
    void forgetRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    static Stream<Walk> walks() {
        return IntStream.rangeClosed(0, 13)
                .boxed()
                .flatMap(size ->
                        IntStream.rangeClosed(1, 5).mapToObj(limit -> new Walk(size, limit)));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void nextVisitsEachRowOnceAndPreviousLeadsBack(Walk walk) {
        List<Row> list = list(walk.size());

        var pages = new ArrayList<Page<Row>>();
        String url = "http://localhost/rows?limit=%d&colour=red".formatted(walk.limit());
        for (String next = url; next != null; next = pages.getLast().next()) {
            pages.add(get(list, next));
        }

        assertThat(pages).flatExtracting(Page::results).isEqualTo(list);
        assertThat(pages.getFirst().previous()).isNull();
        for (int i = pages.size() - 1; i > 0; i--) {
            assertThat(get(list, pages.get(i).previous()).results())
                    .isEqualTo(pages.get(i - 1).results());
        }
    }

    @Test
    void linksKeepTheOtherParameters() {
        Page<Row> first = get(list(3), "http://localhost/rows?limit=1&colour=red%20hot");

        assertThat(first.next())
                .startsWith("http://localhost/rows?limit=1&colour=red%20hot&cursor=");
    }

    @Test
    void previousOfTheNewestPageStaysUsableWhenNewerRowsArrive() {
        List<Row> before = list(4);
        Page<Row> second = get(before, nextOf(get(before, "http://localhost/rows?limit=2")));
        List<Row> after = new ArrayList<>(before);
        var newest = new Row(Instant.parse("2027-01-01T00:00:00Z"), UUID.randomUUID());
        after.addFirst(newest);

        Page<Row> first = get(after, second.previous());

        assertThat(first.results()).isEqualTo(before.subList(0, 2));
        assertThat(get(after, first.previous()).results()).containsExactly(newest);
    }

    @Test
    void countsExactlyUpToTheLimitAndSaysWhenThereAreMore() {
        request("http://localhost/rows");
        var one = PageRequest.of(null, 1);

        var exact = Pages.of(one, list(2), () -> MatchCount.of(10_000), Row::cursor);
        var bound = Pages.of(one, list(2), () -> MatchCount.of(10_001), Row::cursor);

        assertThat(exact.count()).isEqualTo(10_000);
        assertThat(exact.countIsExact()).isTrue();
        assertThat(bound.count()).isEqualTo(10_000);
        assertThat(bound.countIsExact()).isFalse();
    }

    @Test
    void countsNoFewerThanItShows() {
        request("http://localhost/rows");
        var two = PageRequest.of(null, 2);

        var page = Pages.of(two, list(3), () -> new MatchCount(1, false), Row::cursor);

        assertThat(page.count()).isEqualTo(2);
        assertThat(page.countIsExact()).isFalse();
    }

    @Test
    void asksForNoCountWhereTheFirstPageIsAll() {
        request("http://localhost/rows");
        var two = PageRequest.of(null, 2);

        var page = Pages.of(two, list(2), () -> fail("was counted"), Row::cursor);

        assertThat(page.count()).isEqualTo(2);
        assertThat(page.countIsExact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "?",
                "T34yMDI2",
                "T34yMDI2LTExLTIyVDEwOjAwOjAwWn54",
                // in the year 100000
                "Tn4rMTAwMDAwLTAxLTAxVDAwOjAwOjAwWn4wMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA"
            })
    void refusesACursorThatIsNotOneOfOurs(String cursor) {
        assertThatThrownBy(() -> PageRequest.of(cursor, null))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_FAILED));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void refusesALimitThatIsOutOfRange(int limit) {
        assertThatThrownBy(() -> PageRequest.of(null, limit)).isInstanceOf(ApiException.class);
    }

    /** Newest first; every second row has the time of the one before. */
    private static List<Row> list(int size) {
        Instant start = Instant.parse("2026-11-22T10:00:00.123456Z");
        return IntStream.range(0, size)
                .mapToObj(i -> new Row(start.minusSeconds(i / 2), new UUID(0, size - i)))
                .sorted(OLDEST_FIRST.reversed())
                .toList();
    }

    private static String nextOf(Page<Row> page) {
        String next = page.next();
        assertThat(next).isNotNull();
        return next;
    }

    private static Page<Row> get(List<Row> list, @Nullable String url) {
        assertThat(url).isNotNull();
        request(url);
        var parameters = UriComponentsBuilder.fromUriString(url).build().getQueryParams();
        var limit = Integer.valueOf(String.valueOf(parameters.getFirst("limit")));
        var request = PageRequest.of(parameters.getFirst("cursor"), limit);
        return Pages.of(
                request, query(list, request), () -> MatchCount.of(list.size()), Row::cursor);
    }

    /** What the SQL of a service does. */
    private static List<Row> query(List<Row> list, PageRequest request) {
        Cursor cursor = request.cursor();
        Stream<Row> rows = list.stream();
        if (cursor != null) {
            var place = new Row(cursor.at(), cursor.id());
            rows =
                    request.towardsNewer()
                            ? rows.filter(row -> OLDEST_FIRST.compare(row, place) > 0)
                            : rows.filter(row -> OLDEST_FIRST.compare(row, place) < 0);
        }
        var order = request.towardsNewer() ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        return rows.sorted(order).limit(request.limit() + 1L).toList();
    }

    private static void request(String url) {
        var uri = UriComponentsBuilder.fromUriString(url).build();
        var request = new MockHttpServletRequest("GET", String.valueOf(uri.getPath()));
        request.setQueryString(uri.getQuery());
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}

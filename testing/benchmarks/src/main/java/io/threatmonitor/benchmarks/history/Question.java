package io.threatmonitor.benchmarks.history;

import java.util.List;

/**
 * What the dashboard asks about in one way, with values of many kinds.
 *
 * @param name as people would put it
 * @param queries paths below {@code /api/v1} with their query
 */
record Question(String name, List<String> queries) {

    Question {
        queries = List.copyOf(queries);
    }
}

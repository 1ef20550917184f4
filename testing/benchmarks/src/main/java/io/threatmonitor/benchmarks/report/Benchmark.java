package io.threatmonitor.benchmarks.report;

import java.time.Duration;

/** A question to the platform whose answer is figures. */
public interface Benchmark {

    /** What follows {@code ./threat-monitor bench}. */
    String name();

    /** One or two sentences: what is measured, from where to where. */
    String question();

    /**
     * Measures; takes seconds to minutes.
     *
     * @throws io.threatmonitor.benchmarks.running.BenchmarkException with a sentence for people
     *     when it cannot be measured
     */
    Table run();

    /**
     * As {@link #run()}, and for so much longer where that shows more.
     *
     * @param further zero for no longer
     */
    default Table run(Duration further) {
        return run();
    }
}

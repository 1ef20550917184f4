package io.threatmonitor.benchmarks.running;

/** Nothing was measured; the message is a sentence for people. */
public final class BenchmarkException extends RuntimeException {

    public BenchmarkException(String message) {
        super(message);
    }

    public BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.threatmonitor.contracts.api;

/**
 * A successful answer.
 *
 * @param status always {@code success}
 * @param message one sentence for people
 * @param data what was asked for
 */
public record Envelope<T>(String status, String message, T data) {

    public static <T> Envelope<T> of(String message, T data) {
        return new Envelope<>("success", message, data);
    }
}

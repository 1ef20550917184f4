package io.threatmonitor.alert.alerts;

import org.springframework.dao.ConcurrencyFailureException;

/** Does what the listener's error handler does with a batch that another was in the way of. */
final class Retrying {

    private static final int TRIES = 50;

    private Retrying() {}

    static void untilDone(Runnable batch) {
        for (int i = 0; i < TRIES; i++) {
            try {
                batch.run();
                return;
            } catch (ConcurrencyFailureException e) {
                // the next try finds what the other has done
            }
        }
        throw new IllegalStateException("Not done after %d tries".formatted(TRIES));
    }
}

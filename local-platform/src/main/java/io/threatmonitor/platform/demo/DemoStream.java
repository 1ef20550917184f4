package io.threatmonitor.platform.demo;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.access.AccessToken;
import io.threatmonitor.platform.access.Role;
import io.threatmonitor.platform.access.RunningPlatform;
import io.threatmonitor.platform.state.RunState;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Sends events through the public door at a steady rate, as the demo sensor. */
public final class DemoStream {

    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;

    private final RunningPlatform platform;
    private final Duration interval;
    private final DemoEvents events = new DemoEvents(RandomGenerator.getDefault());
    private AccessToken token;
    private Instant renewal;

    public DemoStream(RunningPlatform platform, double eventsPerSecond) {
        this.platform = platform;
        interval = Duration.ofNanos((long) (1e9 / eventsPerSecond));
        token = platform.token(Role.SENSOR);
        renewal = renewalOf(token);
    }

    /**
     * Sends until the thread is interrupted.
     *
     * @throws PlatformException when an event is not accepted
     */
    public void run() throws InterruptedException {
        Instant due = Instant.now();
        while (true) {
            send(RunState.JSON.writeValueAsString(events.next()));
            due = due.plus(interval);
            TimeUnit.NANOSECONDS.sleep(Duration.between(Instant.now(), due).toNanos());
        }
    }

    private void send(String event) {
        if (Instant.now().isAfter(renewal)) {
            renew();
        }
        int status = platform.report(event, token);
        if (status == UNAUTHORIZED) {
            renew();
            status = platform.report(event, token);
        }
        if (status != ACCEPTED) {
            throw new PlatformException(
                    "The platform answered %d and not 202 to %s".formatted(status, event));
        }
    }

    private void renew() {
        token = platform.token(Role.SENSOR);
        renewal = renewalOf(token);
    }

    private static Instant renewalOf(AccessToken token) {
        return Instant.now().plusSeconds(token.expiresIn() / 2);
    }
}

package io.threatmonitor.alert.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

class ChannelLimitsTest {

    private static final int RATE = 3;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ChannelLimits limits = new ChannelLimits(meters);
    private final UUID channel = UUID.randomUUID();

    @Test
    void sayOfEachChannelWhetherItIsTriedAndWhatItMaySend() {
        for (int failure = 0; failure < 5; failure++) {
            Objects.requireNonNull(limits.request(channel, RATE))
                    .used(new SendResult.Later("HTTP 503", null), Duration.ofMillis(5));
        }
        limits.count(channel, RATE);

        assertThat(valueOf("resilience4j.circuitbreaker.state", "state", "open")).isOne();
        assertThat(valueOf("resilience4j.ratelimiter.available.permissions")).isEqualTo(RATE - 1);
        assertThat(limits.request(channel, RATE)).isNull();
    }

    @Test
    void countAnotherRateAtOnceAndMeasureIt() {
        for (int sent = 0; sent < RATE; sent++) {
            assertThat(limits.count(channel, RATE)).isTrue();
        }
        assertThat(limits.count(channel, RATE)).isFalse();

        assertThat(limits.count(channel, RATE + 1)).isTrue();
        assertThat(valueOf("resilience4j.ratelimiter.available.permissions")).isEqualTo(RATE);
    }

    @Test
    void forgetAChannelThatIsGoneAndWhatWasMeasuredOfIt() {
        UUID gone = UUID.randomUUID();
        limits.request(channel, RATE);
        limits.request(gone, RATE);

        limits.keepOnly(Set.of(channel));

        assertThat(meters.getMeters())
                .isNotEmpty()
                .allMatch(meter -> channel.toString().equals(meter.getId().getTag("name")));
    }

    private double valueOf(String meter, String... tags) {
        return meters.get(meter).tags(tags).tag("name", channel.toString()).gauge().value();
    }
}

package io.threatmonitor.ingest.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class QuotasTest {

    private static final Sender SENDER = new Sender("web-01");

    private long nanos = 1;

    private final Quotas quotas =
            SensorFixtures.quotas(
                    new Quota(10, 20),
                    new TimeMeter() {
                        @Override
                        public long currentTimeNanos() {
                            return nanos;
                        }

                        @Override
                        public boolean isWallClockBased() {
                            return false;
                        }
                    });

    @Test
    void letsABurstIn() {
        quotas.charge(SENDER, 19);

        assertThat(untilPaid()).isZero();
    }

    @Test
    void takesABatchAsAWholeAndLetsItsSenderPayAfterwards() {
        quotas.charge(SENDER, 50);

        assertThat(untilPaid()).isEqualTo(Duration.ofMillis(3100)); // 30 in debt, and one to send
        later(Duration.ofSeconds(3));
        assertThat(untilPaid()).isEqualTo(Duration.ofMillis(100));
        later(Duration.ofMillis(100));
        assertThat(untilPaid()).isZero();
    }

    @Test
    void chargesEachSensorForItself() {
        quotas.charge(new Sender("another"), 50);

        assertThat(untilPaid()).isZero();
    }

    @Test
    void saysWhatRemains() {
        quotas.charge(SENDER, 50);
        var account = quotas.account("web-01");

        assertThat(account.policy()).isEqualTo("\"events\";q=10;w=1");
        assertThat(account.state(account.untilPaid())).isEqualTo("\"events\";r=0;t=4");
    }

    @Test
    void slowsAStreamDownForNoLongerThanItIsTold() throws InterruptedException {
        assertThat(quotas.await(SENDER, Duration.ofMillis(1))).isTrue();
        quotas.charge(SENDER, 50);
        assertThat(quotas.await(SENDER, Duration.ofMillis(1))).isFalse();
    }

    private Duration untilPaid() {
        return quotas.account("web-01").untilPaid();
    }

    private void later(Duration time) {
        nanos += time.toNanos();
    }
}

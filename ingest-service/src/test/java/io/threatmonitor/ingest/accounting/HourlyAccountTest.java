package io.threatmonitor.ingest.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.ingest.accounting.HourlyAccount.Received;
import io.threatmonitor.ingest.accounting.HourlyAccount.Recorded;
import io.threatmonitor.ingest.accounting.HourlyAccount.Rejected;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class HourlyAccountTest {

    private static final Received RECEIVED = new Received(100, 80, 5, 3);
    private static final Rejected REJECTED = new Rejected(1, 8, 2, 1);

    @Test
    void addsUpToNothingLost() {
        var account = account(new Recorded(77, 2, 1), true);

        assertThat(account.published()).isEqualTo(80);
        assertThat(account.difference()).isZero();
        assertThat(account.uncounted()).isZero();
    }

    @Test
    void waitsForWhatHistoryHasNotReadYet() {
        var account = account(new Recorded(70, 0, 0), false);

        assertThat(account.inFlight()).isEqualTo(10);
        assertThat(account.difference()).isZero();
    }

    @Test
    void callsLostWhatHistoryNeverRead() {
        var account = account(new Recorded(70, 0, 0), true);

        assertThat(account.inFlight()).isZero();
        assertThat(account.difference()).isEqualTo(10);
    }

    @Test
    void believesTheTopicWhereAReplicaDiedBeforeItCounted() {
        var account = account(new Recorded(85, 0, 0), true);

        assertThat(account.published()).isEqualTo(85);
        assertThat(account.uncounted()).isEqualTo(5);
        assertThat(account.difference()).isZero();
    }

    @Test
    void seesWhatWasReceivedAndNeverAnswered() {
        var account =
                HourlyAccount.of(
                        Instant.EPOCH,
                        "web-01",
                        new Received(101, 80, 5, 3),
                        REJECTED,
                        new Recorded(80, 0, 0),
                        true);

        assertThat(account.difference()).isEqualTo(1);
    }

    private static HourlyAccount account(Recorded recorded, boolean settled) {
        return HourlyAccount.of(Instant.EPOCH, "web-01", RECEIVED, REJECTED, recorded, settled);
    }
}

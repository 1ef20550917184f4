package io.threatmonitor.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.audit.trail.RecentReads.Read;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

class RecentReadsTest {

    private static final Duration QUIET = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final RecentReads recent = new RecentReads(new AuditReadsProperties(QUIET, 3), clock);

    @Test
    void aQuestionIsNewsOnce() {
        assertThat(recent.isNews(read("all"))).isTrue();
        assertThat(recent.isNews(read("all"))).isFalse();
    }

    @Test
    void aQuestionIsNewsAgainAfterTheQuietPeriodHoweverOftenItWasAskedInBetween() {
        recent.isNews(read("all"));
        now = now.plus(QUIET).minusSeconds(1);
        assertThat(recent.isNews(read("all"))).isFalse();
        now = now.plusSeconds(1);
        assertThat(recent.isNews(read("all"))).isTrue();
    }

    @Test
    void anotherQuestionIsNews() {
        recent.isNews(read("all"));

        assertThat(recent.isNews(read("actor=alice"))).isTrue();
    }

    @Test
    void anotherActorSessionOrAddressIsNews() {
        recent.isNews(new Read("alice", "s1", "192.0.2.1", "all"));

        assertThat(recent.isNews(new Read("bob", "s1", "192.0.2.1", "all"))).isTrue();
        assertThat(recent.isNews(new Read("alice", "s2", "192.0.2.1", "all"))).isTrue();
        assertThat(recent.isNews(new Read("alice", "s1", "192.0.2.2", "all"))).isTrue();
    }

    @Test
    void whenThereAreTooManyTheOldestIsForgottenAndIsNewsAgain() {
        for (String question : new String[] {"1", "2", "3", "4"}) {
            recent.isNews(read(question));
        }

        assertThat(recent.isNews(read("4"))).isFalse();
        assertThat(recent.isNews(read("1"))).isTrue();
    }

    private static Read read(String question) {
        return new Read("alice", "s1", "192.0.2.1", question);
    }
}

package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * However detections come, in which batches, which order and how often: each of them counts once,
 * in one alert, and what alerts count adds up to them.
 */
@SinkTest
class OccurrencePropertyTest {

    /** The service that the other tests of the sink share: jqwik does not know how to inject it. */
    private final ApplicationContext service =
            new TestContextManager(OccurrencePropertyTest.class)
                    .getTestContext()
                    .getApplicationContext();

    private final AlertLifecycle lifecycle = service.getBean(AlertLifecycle.class);
    private final JdbcClient jdbc = service.getBean(JdbcClient.class);
    private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    /**
     * An event.
     *
     * @param group null where its rule does not group
     * @param second after the first
     */
    record Found(int source, @Nullable String group, boolean critical, int second) {}

    @Property(tries = 60)
    void whatAlertsCountAddsUpToTheDetections(
            @ForAll("found") List<Found> found,
            @ForAll("sizes") List<Integer> sizes,
            @ForAll Random random) {
        String run = UUID.randomUUID().toString();
        List<Detection> detections = found.stream().map(one -> detection(run, one)).toList();

        for (int from = 0, batch = 0; from < detections.size(); batch++) {
            int to = Math.min(from + sizes.get(batch % sizes.size()), detections.size());
            var delivered = new ArrayList<>(detections.subList(from, to));
            for (int again = random.nextInt(4); again > 0; again--) {
                delivered.add(detections.get(random.nextInt(to)));
            }
            lifecycle.raise(delivered);
            from = to;
        }
        lifecycle.raise(detections);

        assertThat(sum("select sum(occurrences) from alert where %s", run))
                .isEqualTo(detections.size());
        assertThat(
                        sum(
                                """
                                select count(*) from alert
                                where %s and occurrences <> greatest(1, (
                                    select count(*) from alert_occurrence where alert_id = alert.id))
                                """,
                                run))
                .as("alerts that count other than they link")
                .isZero();
        for (Detection detection : detections) {
            assertThat(effectsOf(detection)).as("effects of %s", detection).isEqualTo(1);
        }
        assertThat(
                        sum(
                                """
                                select coalesce(max(raised), 0) from (
                                    select count(*) as raised from alert
                                    where %s and rule ->> 'id' <> 'flood'
                                    group by event ->> 'source_name',
                                             date_trunc('minute', (event ->> 'received_at')::timestamptz)
                                ) as minutes
                                """,
                                run))
                .as("alerts of one source and minute")
                .isLessThanOrEqualTo(SinkTest.LIMIT);
    }

    @Provide
    Arbitrary<List<Found>> found() {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 1),
                        Arbitraries.of("alice", "bob", "eve").injectNull(0.6),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.integers().between(0, 400))
                .as(Found::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(150);
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(1, 60).list().ofMinSize(1).ofMaxSize(5);
    }

    private Detection detection(String run, Found found) {
        SecurityEvent event =
                SecurityEvents.receivedAt(
                        minute.plusSeconds(found.second()),
                        found.critical()
                                ? SecurityEvents.ransomwareOn(run)
                                : SecurityEvents.bruteForceFrom("203.0.113.20"));
        SecurityEvent ofRun = SecurityEvents.about(run + "-" + found.source(), event);
        return found.group() == null
                ? Detections.bruteForceIn(ofRun)
                : Detections.groupedBy(
                        Map.of("run", run, "user", found.group()), Duration.ofMinutes(2), ofRun);
    }

    /** It counts in an alert, or is the only one behind one. */
    private long effectsOf(Detection detection) {
        return jdbc.sql(
                        """
                        select (select count(*) from alert_occurrence where detection_id = :detection)
                             + (select count(*) from alert where id = :alert and not exists (
                                    select from alert_occurrence where detection_id = :detection))
                        """)
                .param("detection", detection.id())
                .param("alert", Alert.raisedBy(detection, minute).id())
                .query(Long.class)
                .single();
    }

    private long sum(String sql, String run) {
        return jdbc.sql(sql.formatted("event ->> 'source_name' like :run"))
                .param("run", run + "%")
                .query(Long.class)
                .single();
    }
}

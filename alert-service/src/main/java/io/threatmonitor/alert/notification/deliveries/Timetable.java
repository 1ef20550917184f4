package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.AlertBrief;
import io.threatmonitor.alert.notification.channels.ChannelDefinition;
import io.threatmonitor.alert.notification.channels.Notification;
import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.alert.notification.routes.RouteBook;
import io.threatmonitor.alert.notification.routes.RouteDefinition;
import io.threatmonitor.alert.notification.setup.Entry;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.ids.DerivedIds;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes due because time passes: digests whose window has ended, and escalations of alerts
 * that nobody has acknowledged. Each becomes deliveries in one transaction. Thread-safe.
 */
@Service
class Timetable {

    /** More would not be read. */
    private static final int MOST_ALERTS_OF_A_DIGEST = 50;

    private final RouteBook routes;
    private final Deliveries deliveries;
    private final DigestEntries digests;
    private final Escalations escalations;
    private final Clock clock;

    Timetable(
            RouteBook routes,
            Deliveries deliveries,
            DigestEntries digests,
            Escalations escalations,
            Clock clock) {
        this.routes = routes;
        this.deliveries = deliveries;
        this.digests = digests;
        this.escalations = escalations;
        this.clock = clock;
    }

    /** Makes deliveries of all that is due by now. */
    @Transactional
    void advance() {
        Instant now = clock.instant();
        for (DigestEntries.Key key : digests.due(now)) {
            makeDigest(key, now);
        }
        for (Escalations.Waiting waiting : escalations.take(now)) {
            escalate(waiting, now);
        }
    }

    private void makeDigest(DigestEntries.Key key, Instant now) {
        List<DigestEntries.Gathered> gathered = digests.take(key, now);
        if (gathered.isEmpty()) {
            return;
        }
        channel(key.channelId())
                .ifPresent(channel -> deliveries.add(List.of(digest(key, channel, gathered))));
    }

    private NewDelivery digest(
            DigestEntries.Key key,
            Entry<ChannelDefinition> channel,
            List<DigestEntries.Gathered> gathered) {
        Instant end =
                gathered.stream()
                        .map(DigestEntries.Gathered::dueAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        List<AlertBrief> alerts = latestOfEach(gathered);
        return new NewDelivery(
                channel.id(),
                channel.name(),
                routes.inForce(key.routeId()).map(Entry::name).orElse(null),
                null,
                new Notification(
                        DerivedIds.of(
                                Planner.DELIVERIES,
                                key.channelId().toString(),
                                key.routeId().toString(),
                                end.toString()),
                        Reason.DIGEST,
                        end,
                        null,
                        highest(alerts),
                        alerts.stream().limit(MOST_ALERTS_OF_A_DIGEST).toList(),
                        alerts.size()));
    }

    /** Each alert as it stood last, newest first. */
    private static List<AlertBrief> latestOfEach(List<DigestEntries.Gathered> gathered) {
        var latest = new LinkedHashMap<UUID, AlertBrief>();
        gathered.stream()
                .sorted(
                        Comparator.comparing(DigestEntries.Gathered::at)
                                .thenComparingLong(entry -> entry.brief().version()))
                .forEach(entry -> {
                    latest.remove(entry.brief().id());
                    latest.put(entry.brief().id(), entry.brief());
                });
        return new ArrayList<>(latest.values()).reversed();
    }

    private static Severity highest(List<AlertBrief> alerts) {
        return alerts.stream()
                .map(AlertBrief::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void escalate(Escalations.Waiting waiting, Instant now) {
        routes.inForce(waiting.routeId())
                .filter(route -> waiting.step() < route.definition().steps().size())
                .ifPresent(route -> escalate(waiting, route, now));
    }

    private void escalate(Escalations.Waiting waiting, Entry<RouteDefinition> route, Instant now) {
        var step = route.definition().steps().get(waiting.step());
        var told =
                routes.channelsOf(step, now).stream()
                        .map(this::channel)
                        .flatMap(Optional::stream)
                        .map(channel -> escalation(waiting, route, channel, now))
                        .toList();
        deliveries.add(told);
    }

    private static NewDelivery escalation(
            Escalations.Waiting waiting,
            Entry<RouteDefinition> route,
            Entry<ChannelDefinition> channel,
            Instant now) {
        AlertBrief alert = waiting.brief();
        return new NewDelivery(
                channel.id(),
                channel.name(),
                route.name(),
                alert.id(),
                Notification.ofOne(
                        DerivedIds.of(
                                Planner.DELIVERIES,
                                channel.id().toString(),
                                route.id().toString(),
                                alert.id().toString(),
                                Objects.toString(alert.version()),
                                Objects.toString(waiting.step())),
                        Reason.ESCALATED,
                        now,
                        null,
                        alert.severity(),
                        alert));
    }

    private Optional<Entry<ChannelDefinition>> channel(UUID id) {
        return routes.channels().stream().filter(channel -> channel.id().equals(id)).findFirst();
    }
}

package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.alerts.AlertQueries;
import io.threatmonitor.alert.notification.channels.AlertBrief;
import io.threatmonitor.alert.notification.channels.ChannelDefinition;
import io.threatmonitor.alert.notification.channels.Notification;
import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.alert.notification.routes.RouteBook;
import io.threatmonitor.alert.notification.routes.RouteDefinition;
import io.threatmonitor.alert.notification.setup.Entry;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.ids.DerivedIds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(Timetable.class);

    /** More would not be read. */
    private static final int MOST_ALERTS_OF_A_DIGEST = 50;

    private final AlertQueries alerts;
    private final RouteBook routes;
    private final Deliveries deliveries;
    private final DigestEntries digests;
    private final Escalations escalations;
    private final DeliveryProperties properties;
    private final Clock clock;

    Timetable(
            AlertQueries alerts,
            RouteBook routes,
            Deliveries deliveries,
            DigestEntries digests,
            Escalations escalations,
            DeliveryProperties properties,
            Clock clock) {
        this.alerts = alerts;
        this.routes = routes;
        this.deliveries = deliveries;
        this.digests = digests;
        this.escalations = escalations;
        this.properties = properties;
        this.clock = clock;
    }

    /** Makes deliveries of all that is due by now. */
    @Transactional
    void advance() {
        Instant now = clock.instant();
        for (DigestEntries.Key key : digests.due(now)) {
            makeDigest(key, now);
        }
        for (Escalations.Waiting waiting :
                escalations.take(now, now.minus(properties.retryFor()))) {
            escalate(waiting, now);
        }
    }

    private void makeDigest(DigestEntries.Key key, Instant now) {
        List<DigestEntries.Gathered> gathered = digests.take(key, now);
        if (gathered.isEmpty()) {
            return;
        }
        // One that is off sends it when it is on again, as it does with all that is due.
        routes.channel(key.channelId())
                .ifPresentOrElse(
                        channel -> deliveries.add(List.of(digest(key, channel.name(), gathered))),
                        () -> recordAsLost(key, gathered));
    }

    private void recordAsLost(DigestEntries.Key key, List<DigestEntries.Gathered> gathered) {
        deliveries.addLost(
                List.of(digest(key, key.channelId().toString(), gathered)),
                "The channel was removed");
    }

    private NewDelivery digest(
            DigestEntries.Key key, String channel, List<DigestEntries.Gathered> gathered) {
        Instant end =
                gathered.stream()
                        .map(DigestEntries.Gathered::dueAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        List<AlertBrief> alerts = latestOfEach(gathered);
        return new NewDelivery(
                key.channelId(),
                channel,
                routes.find(key.routeId()).map(Entry::name).orElse(null),
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

    /** Tells of the alert as it is, since much may have happened to it while it waited. */
    private void escalate(Escalations.Waiting waiting, Instant now) {
        Optional<AlertSnapshot> alert = alerts.alert(waiting.alertId()).filter(Timetable::waits);
        Optional<Entry<RouteDefinition>> route =
                routes.find(waiting.routeId())
                        .filter(found -> waiting.step() < found.definition().steps().size());
        if (alert.isEmpty() || route.isEmpty()) {
            escalations.drop(waiting);
            log.info(
                    "Nobody is told that alert {} waits: it does not any more, or step {} of its"
                            + " route was removed",
                    waiting.alertId(),
                    waiting.step() + 1);
            return;
        }
        escalate(waiting, AlertBrief.of(alert.get()), route.get(), now);
    }

    /** An acknowledgement or a silence may be on its way to us. */
    private static boolean waits(AlertSnapshot alert) {
        return alert.status() == AlertStatus.OPEN && alert.silencedBy() == null;
    }

    private void escalate(
            Escalations.Waiting waiting,
            AlertBrief alert,
            Entry<RouteDefinition> route,
            Instant now) {
        var step = route.definition().steps().get(waiting.step());
        var told =
                routes.channelsOf(step, now).stream()
                        .map(routes::channel)
                        .flatMap(Optional::stream)
                        .map(channel -> escalation(waiting, alert, route, channel, now))
                        .toList();
        if (told.isEmpty()) {
            log.warn(
                    "Nobody is told that alert {} waits: step {} of route {} leads to nobody now",
                    waiting.alertId(),
                    waiting.step() + 1,
                    route.name());
        }
        if (route.inForce()) {
            deliveries.add(told);
        } else {
            deliveries.addLost(told, "The route was off for too long");
        }
    }

    private static NewDelivery escalation(
            Escalations.Waiting waiting,
            AlertBrief alert,
            Entry<RouteDefinition> route,
            Entry<ChannelDefinition> channel,
            Instant now) {
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
                                Objects.toString(waiting.alertVersion()),
                                Objects.toString(waiting.step())),
                        Reason.ESCALATED,
                        now,
                        null,
                        alert.severity(),
                        alert));
    }
}

package io.threatmonitor.ingest.sensors;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;
import io.threatmonitor.kit.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The one way in which sensors and tokens come to be and change. Each call writes the change and
 * its audit action together; when it returns, this replica acts by it, and the others are told.
 */
@Service
class SensorRegistry {

    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

    private final SensorRows sensors;
    private final SensorTokenRows tokens;
    private final SensorRecords records;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Sensors known;
    private final IdGenerator ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SensorRegistry(
            SensorRows sensors,
            SensorTokenRows tokens,
            SensorRecords records,
            Outbox outbox,
            TransactionTemplate transaction,
            Sensors known,
            IdGenerator ids,
            Clock clock) {
        this.sensors = sensors;
        this.tokens = tokens;
        this.records = records;
        this.outbox = outbox;
        this.transaction = transaction;
        this.known = known;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws ApiException {@code validation_failed}, also when there is such a sensor
     */
    Sensor register(NewSensor wanted, Caller caller) {
        Sensor sensor = wanted.registeredAt(now(), ids.next());
        return change(() -> {
            if (!sensors.add(sensor)) {
                throw ApiException.invalid("id", "is registered already");
            }
            outbox.add(List.of(records.registered(sensor, caller)));
            return sensor;
        });
    }

    /**
     * @throws ApiException {@code not_found}, {@code version_conflict} or {@code validation_failed}
     */
    Sensor edit(String id, SensorEdit edit, @Nullable String ifMatch, Caller caller) {
        return change(() -> {
            Sensor before = sensors.lock(id).orElseThrow(SensorRegistry::noSuchSensor);
            if (!edit.wasMadeOf(before, ifMatch)) {
                throw ApiException.of(
                        ErrorCode.VERSION_CONFLICT,
                        "Sensor %s is at version %d by now; read it again"
                                .formatted(id, before.version()));
            }
            Sensor after = edit.appliedTo(before, now());
            sensors.change(after);
            outbox.add(List.of(records.edited(before, after, caller)));
            return after;
        });
    }

    /**
     * @throws ApiException {@code not_found} or {@code validation_failed}
     */
    IssuedToken issue(String sensorId, NewToken wanted, Caller caller) {
        return change(() -> {
            var _ = sensors.lock(sensorId).orElseThrow(SensorRegistry::noSuchSensor);
            return issueLocked(sensorId, wanted, caller);
        });
    }

    /** Issues a token; the one that it replaces ends when the overlap is over, or sooner. */
    IssuedToken rotate(String sensorId, UUID tokenId, NewToken wanted, Caller caller) {
        return change(() -> {
            StoredToken old = unrevoked(sensorId, tokenId);
            Instant end = now().plus(requireNonNullElse(wanted.overlap(), USUAL_OVERLAP));
            Instant sooner =
                    old.expiresAt() != null && old.expiresAt().isBefore(end)
                            ? old.expiresAt()
                            : end;
            tokens.expire(tokenId, sooner);
            outbox.add(
                    List.of(records.ended("sensor_token_rotated", sensorId, old, sooner, caller)));
            return issueLocked(sensorId, wanted, caller);
        });
    }

    /** Ends a token at once, on all replicas. */
    void revoke(String sensorId, UUID tokenId, Caller caller) {
        change(() -> {
            StoredToken token = unrevoked(sensorId, tokenId);
            Instant now = now();
            tokens.revoke(tokenId, now);
            outbox.add(
                    List.of(records.ended("sensor_token_revoked", sensorId, token, now, caller)));
            return token;
        });
    }

    static ApiException noSuchSensor() {
        return ApiException.notFound("sensor");
    }

    private IssuedToken issueLocked(String sensorId, NewToken wanted, Caller caller) {
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now())) {
            throw ApiException.invalid("expires_at", "must lie in the future");
        }
        SensorToken token = SensorToken.random(random);
        var issued = new IssuedToken(ids.next(), token.secret(), token.shown(), wanted.expiresAt());
        tokens.add(sensorId, issued, token.hash(), now(), caller.name());
        outbox.add(List.of(records.issued(sensorId, issued, caller)));
        return issued;
    }

    private StoredToken unrevoked(String sensorId, UUID tokenId) {
        var _ = sensors.lock(sensorId).orElseThrow(SensorRegistry::noSuchSensor);
        return tokens.of(sensorId).stream()
                .filter(token -> token.id().equals(tokenId) && token.revokedAt() == null)
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("token"));
    }

    private <T> T change(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        known.reload();
        return result;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

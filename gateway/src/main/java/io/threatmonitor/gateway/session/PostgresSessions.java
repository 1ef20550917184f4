package io.threatmonitor.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.threatmonitor.gateway.GatewayProperties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.session.MapSession;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Spring Session's blocking repository behind its reactive interface. Each call runs on a virtual
 * thread. A short copy in memory answers the bursts of requests that a page makes, and the last
 * access is written only now and then: reading costs the database little, and using a session
 * writes to it about once a minute.
 */
final class PostgresSessions<S extends Session>
        implements ReactiveSessionRepository<RequestSession<S>> {

    private static final Logger log = LoggerFactory.getLogger(PostgresSessions.class);
    private static final int MOST_COPIES = 10_000;

    private final SessionRepository<S> stored;
    private final Scheduler virtualThreads;
    private final GatewayProperties.Session properties;
    private final Cache<String, MapSession> copies;

    PostgresSessions(
            SessionRepository<S> stored,
            Scheduler virtualThreads,
            GatewayProperties.Session properties) {
        this.stored = stored;
        this.virtualThreads = virtualThreads;
        this.properties = properties;
        this.copies =
                Caffeine.newBuilder()
                        .expireAfterWrite(properties.cached())
                        .maximumSize(MOST_COPIES)
                        .build();
    }

    @Override
    public Mono<RequestSession<S>> createSession() {
        return Mono.fromSupplier(() -> new RequestSession<>(stored.createSession()));
    }

    @Override
    public Mono<RequestSession<S>> findById(String id) {
        var copy = copies.getIfPresent(id);
        return copy != null
                ? Mono.just(new RequestSession<S>(copy)).filter(session -> !session.isExpired())
                : Mono.fromCallable(() -> load(id)).subscribeOn(virtualThreads);
    }

    @Override
    public Mono<Void> save(RequestSession<S> session) {
        if (!session.changed() && session.unwritten().compareTo(properties.touched()) < 0) {
            return Mono.empty();
        }
        return Mono.<Void>fromRunnable(() -> write(session)).subscribeOn(virtualThreads);
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return Mono.<Void>fromRunnable(
                        () -> {
                            stored.deleteById(id);
                            copies.invalidate(id);
                        })
                .subscribeOn(virtualThreads);
    }

    /** Forgets the copy of a session that was changed past this class. */
    void forget(String id) {
        copies.invalidate(id);
    }

    private @Nullable RequestSession<S> load(String id) {
        try {
            var session = stored.findById(id);
            if (session == null) {
                return null;
            }
            var copy = new MapSession(session);
            // A copy that another request has just written is newer than what was read here.
            copies.asMap().putIfAbsent(id, copy);
            return new RequestSession<>(copy);
        } catch (ConversionException e) {
            log.warn("A session that this version cannot read ends", e);
            stored.deleteById(id);
            return null;
        }
    }

    private void write(RequestSession<S> session) {
        var unsaved = session.unsaved();
        var target = unsaved != null ? unsaved : stored.findById(session.storedId());
        if (target == null) {
            copies.invalidate(session.storedId());
            return; // signed out meanwhile: a late request does not bring the session back
        }
        session.applyTo(target);
        stored.save(target);
        copies.invalidate(session.storedId());
        copies.put(session.getId(), session.written());
    }
}

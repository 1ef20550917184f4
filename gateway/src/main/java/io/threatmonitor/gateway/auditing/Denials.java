package io.threatmonitor.gateway.auditing;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.gateway.answers.TraceIds;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;

/** Records the requests that the gateway turned away. Never blocks and never fails. */
@Component
public class Denials {

    private static final int LONGEST_USER_AGENT = 512;

    private final AuditTopic topic;
    private final Clock clock;

    Denials(AuditTopic topic, Clock clock) {
        this.topic = topic;
        this.clock = clock;
    }

    /** Somebody showed a token that proves nothing, or showed none. */
    public void authenticationFailed(ServerWebExchange exchange, String description) {
        record(exchange, Actor.anonymous(), "authentication_failed", description);
    }

    /** Somebody asked for what nobody may do here. */
    public void accessDenied(ServerWebExchange exchange, Actor actor, String description) {
        record(exchange, actor, "access_denied", description);
    }

    private void record(
            ServerWebExchange exchange, Actor actor, String action, String description) {
        var request = exchange.getRequest();
        var userAgent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        topic.offer(
                new AuditAction(
                        UuidCreator.getTimeOrderedEpoch(),
                        clock.instant(),
                        "gateway",
                        actor,
                        action,
                        "access",
                        new AuditAction.Target(
                                "endpoint", request.getMethod() + " " + request.getPath().value()),
                        AuditAction.Outcome.DENIED,
                        description,
                        null,
                        null,
                        Optional.ofNullable(request.getRemoteAddress())
                                .map(InetSocketAddress::getAddress)
                                .map(InetAddress::getHostAddress)
                                .orElse(null),
                        userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                                ? userAgent
                                : userAgent.substring(0, LONGEST_USER_AGENT),
                        null,
                        TraceIds.of(exchange)));
    }
}

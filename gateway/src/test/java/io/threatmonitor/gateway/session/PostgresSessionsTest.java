package io.threatmonitor.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.gateway.GatewayProperties;
import io.threatmonitor.gateway.session.SessionValue.Login;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.time.Instant;

class PostgresSessionsTest {

    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final TestDatabase DATABASE = TestDatabase.createOn(Infrastructure.shared());
    private static final DriverManagerDataSource CONNECTIONS =
            new DriverManagerDataSource(DATABASE.url(), DATABASE.user(), DATABASE.password());

    private final JdbcIndexedSessionRepository stored = stored();
    private final PostgresSessions<?> sessions = replica(stored);

    @BeforeAll
    static void makeTheTables() {
        Flyway.configure().dataSource(CONNECTIONS).load().migrate();
    }

    @Test
    void findsWhatItSavedAgainAndAgain() {
        var id = save(sessions);

        assertLogin(sessions, id, "token");
        sessions.forget(id);
        assertLogin(sessions, id, "token");
        assertLogin(sessions, id, "token");
    }

    @Test
    void answersFromItsCopyForAWhile() {
        var id = save(sessions);

        stored.deleteById(id);

        assertLogin(sessions, id, "token");
    }

    @Test
    void sharesSessionsBetweenReplicas() {
        assertLogin(replica(stored()), save(sessions), "token");
    }

    @Test
    void writesTheLastAccessOnlyNowAndThen() {
        var id = save(sessions);
        var written = lastAccess(id);

        touch(sessions, id, written.plus(LONG).minusSeconds(1));
        assertThat(lastAccess(id)).isEqualTo(written);

        touch(sessions, id, written.plus(LONG).plusSeconds(1));
        assertThat(lastAccess(id)).isEqualTo(written.plus(LONG).plusSeconds(1));
    }

    @Test
    void letsTwoRequestsChangeDifferentThings() {
        changeInTwoRequests(sessions, save(sessions));
    }

    @Test
    void doesNotBringBackASessionThatEnded() {
        var id = save(sessions);

        changeAfterTheEnd(sessions, id);

        assertThat(sessions.findById(id).blockOptional()).isEmpty();
    }

    @Test
    void endsASessionThatItCannotRead() {
        var id = save(sessions);
        JdbcClient.create(CONNECTIONS)
                .sql(
                        """
                        update spring_session_attributes set attribute_bytes = '\\x7b7d'
                         where session_primary_id =
                               (select primary_id from spring_session where session_id = ?)
                        """)
                .param(id)
                .update();
        sessions.forget(id);

        assertThat(sessions.findById(id).blockOptional()).isEmpty();
        assertThat(stored.findById(id) == null).isTrue();
    }

    private static <S extends Session> String save(PostgresSessions<S> sessions) {
        var session = requireNonNull(sessions.createSession().block());
        session.setAttribute("Login", new Login("token"));
        session.setMaxInactiveInterval(IDLE);
        sessions.save(session).block();
        session.changeSessionId();
        sessions.save(session).block();
        return session.getId();
    }

    private static <S extends Session> void touch(
            PostgresSessions<S> sessions, String id, Instant at) {
        var session = find(sessions, id);
        session.setLastAccessedTime(at);
        sessions.save(session).block();
    }

    private static <S extends Session> void changeInTwoRequests(
            PostgresSessions<S> sessions, String id) {
        var first = find(sessions, id);
        var second = find(sessions, id);
        first.setAttribute("Login", new Login("changed"));
        second.setAttribute("Other", new Login("other"));
        sessions.save(first).block();
        sessions.save(second).block();
        sessions.forget(id);
        assertLogin(sessions, id, "changed");
        assertThat(find(sessions, id).<Login>getAttribute("Other")).isEqualTo(new Login("other"));
    }

    private static <S extends Session> void changeAfterTheEnd(
            PostgresSessions<S> sessions, String id) {
        var late = find(sessions, id);
        sessions.deleteById(id).block();
        late.setAttribute("Login", new Login("late"));
        sessions.save(late).block();
    }

    private static <S extends Session> RequestSession<S> find(
            PostgresSessions<S> sessions, String id) {
        return requireNonNull(sessions.findById(id).block());
    }

    private static void assertLogin(PostgresSessions<?> sessions, String id, String token) {
        assertThat(find(sessions, id).<Login>getAttribute("Login")).isEqualTo(new Login(token));
    }

    private Instant lastAccess(String id) {
        return Instant.ofEpochMilli(
                JdbcClient.create(CONNECTIONS)
                        .sql("select last_access_time from spring_session where session_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single());
    }

    private static JdbcIndexedSessionRepository stored() {
        var repository =
                new JdbcIndexedSessionRepository(
                        new JdbcTemplate(CONNECTIONS),
                        new TransactionTemplate(new JdbcTransactionManager(CONNECTIONS)));
        repository.setConversionService(SessionJson.conversion());
        return repository;
    }

    private static <S extends Session> PostgresSessions<S> replica(SessionRepository<S> stored) {
        return new PostgresSessions<>(
                stored,
                Schedulers.boundedElastic(),
                new GatewayProperties.Session(IDLE, IDLE, Duration.ofMinutes(1), LONG));
    }
}

package io.threatmonitor.gateway.session;

import io.threatmonitor.gateway.GatewayProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.concurrent.Executors;

@Configuration(proxyBeanMethods = false)
@EnableSpringWebSession
class SessionConfiguration {

    @Bean(destroyMethod = "dispose")
    Scheduler virtualThreads() {
        return Schedulers.fromExecutorService(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("session-", 0).factory()));
    }

    @Bean
    JdbcIndexedSessionRepository storedSessions(
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            GatewayProperties properties) {
        var repository =
                new JdbcIndexedSessionRepository(jdbc, new TransactionTemplate(transactions));
        repository.setConversionService(SessionJson.conversion());
        // Until somebody has signed in there is little to keep: see SessionLogins.
        repository.setDefaultMaxInactiveInterval(properties.session().login());
        return repository;
    }

    @Bean
    <S extends Session> PostgresSessions<S> sessions(
            SessionRepository<S> storedSessions,
            Scheduler virtualThreads,
            GatewayProperties properties) {
        return new PostgresSessions<>(storedSessions, virtualThreads, properties.session());
    }

    @Bean
    WebSessionIdResolver sessionCookie(GatewayProperties properties) {
        var resolver = new CookieWebSessionIdResolver();
        resolver.setCookieName(SessionCookie.nameFor(properties));
        resolver.addCookieInitializer(
                cookie -> cookie.path("/").secure(properties.secure()).sameSite("Lax"));
        return resolver;
    }
}

package io.threatmonitor.kit.outbox;

import io.threatmonitor.kit.messaging.MessagingAutoConfiguration;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox, for a service whose database has one. */
@AutoConfiguration(after = {MessagingAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
@ConditionalOnProperty("threat-monitor.outbox.enabled")
public class OutboxAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(
            JdbcTemplate jdbc, TransactionTemplate transaction, RecordPublisher publisher) {
        return new OutboxRelay(jdbc, transaction, publisher);
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, OutboxRelay relay) {
        return new Outbox(jdbc, relay);
    }
}

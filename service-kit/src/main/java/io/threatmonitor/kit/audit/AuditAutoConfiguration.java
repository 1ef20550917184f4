package io.threatmonitor.kit.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.kit.ids.IdGenerator;
import io.threatmonitor.kit.ids.IdsAutoConfiguration;
import io.threatmonitor.kit.messaging.MessagingAutoConfiguration;
import io.threatmonitor.kit.messaging.OutgoingRecords;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import java.time.Clock;

/** The way of every service into the audit trail. */
@AutoConfiguration(after = {IdsAutoConfiguration.class, MessagingAutoConfiguration.class})
public class AuditAutoConfiguration {

    @Bean
    AuditActions auditActions(
            @Value("${spring.application.name}") String service, IdGenerator ids, Clock clock) {
        return new AuditActions(service, ids, clock);
    }

    @Bean
    AuditRecords auditRecords(OutgoingRecords records) {
        return new AuditRecords(records);
    }

    @Bean
    AuditPublisher auditPublisher(
            RecordPublisher publisher, AuditRecords records, MeterRegistry meters) {
        return new AuditPublisher(publisher, records, meters);
    }
}

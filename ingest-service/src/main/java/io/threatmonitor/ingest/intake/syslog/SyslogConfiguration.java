package io.threatmonitor.ingest.intake.syslog;

import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.syslog.message.SyslogReader;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** How messages are read. */
@Configuration(proxyBeanMethods = false)
class SyslogConfiguration {

    @Bean
    SyslogReader syslogReader(Clock clock, SyslogProperties syslog, IntakeProperties intake) {
        return new SyslogReader(clock, syslog.timeZone(), intake.clockTolerance());
    }
}

package io.threatmonitor.ingest.intake.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Pins what the README says. */
class SyslogPropertiesTest {

    @Test
    void listensNowhereUnlessItIsTold() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new SyslogProperties(
                                null,
                                null,
                                null,
                                DataSize.ofKilobytes(64),
                                500,
                                Duration.ofHours(1),
                                ZoneId.of("UTC")));
    }

    @Test
    void listensEverywhereUnlessItIsToldWhere() {
        var properties =
                bind(
                        Map.of(
                                "threat-monitor.syslog.udp.port", "514",
                                "threat-monitor.syslog.tcp.port", "601",
                                "threat-monitor.syslog.tcp.address", "127.0.0.1"));

        assertThat(properties.udp())
                .isEqualTo(new SyslogProperties.Udp(514, null, DataSize.ofMegabytes(8)))
                .extracting(SyslogProperties.Endpoint::socketAddress)
                .isEqualTo(new InetSocketAddress(514));
        assertThat(properties.tcp())
                .extracting(SyslogProperties.Endpoint::socketAddress)
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 601));
        assertThat(properties.tls()).isNull();
    }

    @Test
    void listensWhereVariablesOfTheEnvironmentSay() {
        var variables =
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "THREATMONITOR_SYSLOG_UDP_ADDRESS", "127.0.0.1",
                                "THREATMONITOR_SYSLOG_UDP_PORT", "5514"));
        var properties =
                new Binder(ConfigurationPropertySources.from(variables))
                        .bindOrCreate("threat-monitor.syslog", SyslogProperties.class);

        assertThat(properties.udp())
                .extracting(SyslogProperties.Endpoint::socketAddress)
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5514));
        assertThat(properties.tcp()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "threat-monitor.syslog.tcp.port, 0",
        "threat-monitor.syslog.udp.port, 65536",
        "threat-monitor.syslog.udp.queue, 0B",
        "threat-monitor.syslog.tls.port, -1",
        "threat-monitor.syslog.longest-message, 479B",
        "threat-monitor.syslog.longest-message, 2MB",
        "threat-monitor.syslog.max-connections, 0",
        "threat-monitor.syslog.idle-timeout, 0s"
    })
    void aBadValueStopsTheStartAndSaysWhatToSet(String name, String value) {
        var values = new HashMap<>(Map.of("threat-monitor.syslog.udp.port", "514"));
        values.put(name, value);
        assertThatThrownBy(() -> bind(values))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageStartingWith("Set threat-monitor.syslog.")
                .hasMessageContaining(name.substring(name.lastIndexOf('.') + 1));
    }

    @Test
    void tlsNeedsACertificate() {
        assertThatThrownBy(() -> bind(Map.of("threat-monitor.syslog.tls.port", "6514")))
                .rootCause()
                .hasMessageStartingWith("Set threat-monitor.syslog.tls.bundle");
    }

    private static SyslogProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("threat-monitor.syslog", SyslogProperties.class);
    }
}

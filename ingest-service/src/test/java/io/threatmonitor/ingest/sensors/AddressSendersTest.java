package io.threatmonitor.ingest.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whose an address is. Each test has addresses of its own. */
@ServiceTest
class AddressSendersTest {

    private final String id = "sensor-" + UUID.randomUUID();

    private final ApiClient admin;
    private final Sensors sensors;
    private final AddressSenders senders;

    AddressSendersTest(ApiClient api, TestIssuer issuer, Sensors sensors, AddressSenders senders) {
        this.admin = api.as(issuer.admin());
        this.sensors = sensors;
        this.senders = senders;
    }

    @Test
    void knowsTheSensorThatAnAddressIsRegisteredFor() {
        register(id, "2001:db8:1::/48");

        assertThat(idAt("2001:db8:1::7")).isEqualTo(id);
        assertThat(idAt("2001:db8:2::7")).isEqualTo("syslog-2001:db8:2:0:0:0:0:7");
    }

    @Test
    void takesNothingFromASensorThatIsDisabled() {
        register(id, "198.51.100.4");
        admin.patch("/api/v1/sensors/" + id, Map.of("enabled", false));

        assertThat(senders.at(address("198.51.100.4"))).isEmpty();
    }

    @Test
    void letsASensorBeRegisteredUnderTheNameThatItHasWithout() {
        assertThat(idAt("198.51.100.5")).isEqualTo("syslog-198.51.100.5");
        register("syslog-198.51.100.5", "203.0.113.255");
        admin.patch("/api/v1/sensors/syslog-198.51.100.5", Map.of("enabled", false));

        assertThat(senders.at(address("198.51.100.5"))).isEmpty();
    }

    @Test
    void takesNothingFromStrangersWhereSensorsHaveToBeRegistered() {
        register(id, "198.51.100.6");
        var strict = new AddressSenders(sensors, new SensorsProperties(true, 1, 1));

        assertThat(strict.at(address("198.51.100.6"))).isPresent();
        assertThat(strict.at(address("198.51.100.7"))).isEmpty();
    }

    private String idAt(String address) {
        return senders.at(address(address)).orElseThrow().sensorId();
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    private void register(String id, String address) {
        var answer =
                admin.post(
                        "/api/v1/sensors",
                        Map.of(
                                "id", id,
                                "name", "Firewall",
                                "owner", "network team",
                                "kind", "firewall",
                                "syslog_addresses", List.of(address)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }
}

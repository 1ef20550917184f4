package io.threatmonitor.alert.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

class PermittedAddressesTest {

    private final PermittedAddresses usual = permitting();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::10.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void keepsOutWhatIsNotPublic(String address) {
        assertThat(usual.contains(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "223.255.255.254",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2606:4700::1111",
                "2a00:1450:4001:81b::200e"
            })
    void letsPublicOnesPass(String address) {
        assertThat(usual.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    /** {@code inet_aton} spellings, which browsers and libraries know. */
    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "3232235777", "2852039166"})
    void looksThroughOtherSpellings(String literal) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(literal)) {
            assertThat(usual.contains(address)).isFalse();
        }
    }

    @Test
    void letsPassWhatTheConfigurationAllowsAndNoMore() {
        var allowing = permitting("10.20.0.0/16", "fd12::/48", "127.0.0.1");

        assertThat(allowing.contains(InetAddress.ofLiteral("10.20.3.4"))).isTrue();
        assertThat(allowing.contains(InetAddress.ofLiteral("::ffff:10.20.3.4"))).isTrue();
        assertThat(allowing.contains(InetAddress.ofLiteral("fd12::7"))).isTrue();
        assertThat(allowing.contains(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(allowing.contains(InetAddress.ofLiteral("10.21.0.1"))).isFalse();
        assertThat(allowing.contains(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
        assertThat(allowing.contains(InetAddress.ofLiteral("fd13::7"))).isFalse();
    }

    @Test
    void doesNotStartWithARangeThatIsNone() {
        assertThatThrownBy(() -> permitting("the-cluster"))
                .hasMessageContaining("threat-monitor.notification.outbound.allowed-ranges");
    }

    private static PermittedAddresses permitting(String... ranges) {
        return new PermittedAddresses(
                new OutboundProperties(
                        List.of(ranges), false, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}

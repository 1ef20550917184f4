package io.threatmonitor.alert.notification.outbound;

import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The addresses that may be connected to: public ones, and those that the configuration allows.
 * Immutable.
 */
@Component
final class PermittedAddresses {

    /** All of IPv4 and the global unicast addresses of IPv6 (RFC 4291 section 2.4). */
    private static final InetAddressFilter UNICAST =
            InetAddressFilter.of("0.0.0.0/1", "128.0.0.0/1", "2000::/3");

    /** IPv4 behind NAT64 (RFC 6052 section 2.1): the last 32 bits are the address that counts. */
    private static final InetAddressFilter NAT64 = InetAddressFilter.of("64:ff9b::/96");

    private static final int NAT64_PREFIX_BYTES = 12;

    /** Not in Spring's lists: Azure's metadata service, and documentation (RFC 9637). */
    private static final InetAddressFilter OTHERS_DENIED =
            InetAddressFilter.of("168.63.129.16", "3fff::/20");

    private final InetAddressFilter permitted;

    PermittedAddresses(OutboundProperties properties) {
        this.permitted =
                UNICAST.and(InetAddressFilter.externalAddresses())
                        .andNot(OTHERS_DENIED)
                        .or(allowed(properties.allowedRanges()));
    }

    boolean contains(InetAddress address) {
        return permitted.matches(NAT64.matches(address) ? within(address) : address);
    }

    private static InetAddress within(InetAddress translated) {
        byte[] bytes = translated.getAddress();
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(bytes, NAT64_PREFIX_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an IPv4 address", e);
        }
    }

    private static InetAddressFilter allowed(List<String> ranges) {
        try {
            return ranges.isEmpty()
                    ? InetAddressFilter.none()
                    : InetAddressFilter.of(ranges.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.notification.outbound.allowed-ranges to addresses or ranges"
                            + " such as 10.20.0.0/16: "
                            + e.getMessage(),
                    e);
        }
    }
}

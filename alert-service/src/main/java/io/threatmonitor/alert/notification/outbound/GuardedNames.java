package io.threatmonitor.alert.notification.outbound;

import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Looks names up for the HTTP client and gives it only addresses that are permitted. The client
 * connects to what it is given and looks nothing up by itself, so a name that changes its meaning
 * between check and use gains nothing. Thread-safe.
 */
@Component
final class GuardedNames implements DnsResolver {

    private final NameService names;
    private final PermittedAddresses permitted;

    GuardedNames(NameService names, PermittedAddresses permitted) {
        this.names = names;
        this.permitted = permitted;
    }

    /**
     * @throws ForbiddenAddressException when none of its addresses is permitted
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found =
                Arrays.stream(names.addressesOf(host))
                        .filter(permitted::contains)
                        .toArray(InetAddress[]::new);
        if (found.length == 0) {
            throw new ForbiddenAddressException(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

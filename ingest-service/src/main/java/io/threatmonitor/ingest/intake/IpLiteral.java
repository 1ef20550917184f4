package io.threatmonitor.ingest.intake;

import io.threatmonitor.ingest.enrichment.Ipv4Literal;

import java.net.Inet6Address;

/** Tells addresses from everything else without ever asking a name server. */
final class IpLiteral {

    private IpLiteral() {}

    /**
     * Of IPv4 addresses only RFC 3986 section 3.2.2, {@code IPv4address}: four decimal octets. The
     * shorter and octal spellings that some resolvers take are left out, since readers disagree on
     * them (RFC 6943 section 3.1.1).
     */
    static boolean matches(String text) {
        return text.indexOf(':') < 0 ? Ipv4Literal.matches(text) : isIpv6(text);
    }

    private static boolean isIpv6(String text) {
        if (text.indexOf('[') >= 0 || text.indexOf('%') >= 0) {
            return false; // brackets belong to URLs, zones mean nothing outside of the sender
        }
        try {
            var _ = Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

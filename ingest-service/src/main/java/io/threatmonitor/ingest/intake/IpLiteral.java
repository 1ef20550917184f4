package io.threatmonitor.ingest.intake;

import java.net.Inet6Address;
import java.util.regex.Pattern;

/** Tells addresses from everything else without ever asking a name server. */
final class IpLiteral {

    /**
     * RFC 3986 section 3.2.2, {@code IPv4address}: four decimal octets. The shorter and octal
     * spellings that some resolvers take are left out, since readers disagree on them (RFC 6943
     * section 3.1.1).
     */
    private static final Pattern IPV4 =
            Pattern.compile("(?:OCTET\\.){3}OCTET".replace("OCTET", octet()));

    private IpLiteral() {}

    static boolean matches(String text) {
        return text.indexOf(':') < 0 ? IPV4.matcher(text).matches() : isIpv6(text);
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

    private static String octet() {
        return "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    }
}

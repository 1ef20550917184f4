package io.threatmonitor.ingest.history;

import io.threatmonitor.ingest.history.recording.Addresses;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A network of addresses, or a single address as the smallest of networks.
 *
 * @param prefix how many leading bits its addresses share (RFC 4632 section 3.1)
 */
record Network(InetAddress address, int prefix) {

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /** RFC 4291 section 2.5.5.2: the bits in front of an IPv4 address inside of an IPv6 one. */
    private static final int MAPPED = 96;

    /** Null for what is neither an address nor an address, a slash and a prefix. */
    static @Nullable Network parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = Addresses.parse(literal);
        if (address == null) {
            return null;
        }
        int bits = address.getAddress().length * 8;
        if (slash < 0) {
            return new Network(address, bits);
        }
        String digits = text.substring(slash + 1);
        if (!PREFIX.matcher(digits).matches()) {
            return null;
        }
        boolean mapped = bits == 32 && literal.indexOf(':') >= 0;
        int prefix = Integer.parseInt(digits) - (mapped ? MAPPED : 0);
        return prefix < 0 || prefix > bits ? null : new Network(address, prefix);
    }

    boolean isOneAddress() {
        return prefix == address.getAddress().length * 8;
    }

    /** As PostgreSQL's {@code inet} reads it. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}

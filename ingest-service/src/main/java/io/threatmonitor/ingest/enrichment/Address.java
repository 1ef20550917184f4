package io.threatmonitor.ingest.enrichment;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * An address as an unsigned number of 128 bits; IPv4 addresses stand among the others as RFC 4291
 * section 2.5.5.2 maps them. A file has half a million of them to read, so reading one makes no
 * other object: the runtime's own reading makes 2 KB of them.
 */
record Address(long high, long low) implements Comparable<Address> {

    /** RFC 4291 section 2.5.5.2: {@code ::ffff:0:0/96}. */
    static final long IPV4_MAPPED = 0xffffL << 32;

    private static final int GROUPS = 8;
    private static final int DIGITS = 4;

    static Address of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? ofIpv4(Integer.toUnsignedLong(bytes.getInt()))
                : new Address(bytes.getLong(), bytes.getLong());
    }

    static Address of(String text) {
        return of(text, 0, text.length());
    }

    /**
     * Never asks a name server, and takes none of the shorter spellings of IPv4 addresses.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Address of(String text, int from, int to) {
        long ipv4 = Ipv4Literal.parse(text, from, to);
        if (ipv4 != Ipv4Literal.NONE) {
            return ofIpv4(ipv4);
        }
        if (text.indexOf(':', from, to) < 0) {
            throw new IllegalArgumentException(text.substring(from, to) + " is no address");
        }
        Address plain = plainIpv6(text, from, to);
        return plain == null ? of(InetAddress.ofLiteral(text.substring(from, to))) : plain;
    }

    private static Address ofIpv4(long address) {
        return new Address(0, IPV4_MAPPED | address);
    }

    /** RFC 4291 section 2.2, forms 1 and 2; null for everything else. */
    private static @Nullable Address plainIpv6(String text, int from, int to) {
        long high = 0;
        long low = 0;
        int groups = 0;
        boolean shortened = false;
        int at = from;
        while (at < to) {
            if (text.startsWith("::", at)) {
                at += 2;
                int behind = at >= to ? 0 : 1 + colons(text, at, to);
                if (shortened || groups + behind >= GROUPS) {
                    return null;
                }
                shortened = true;
                groups = GROUPS - behind;
                continue;
            }
            if (text.charAt(at) == ':' && at > from) {
                at++;
            }
            int end = endOfDigits(text, at, to);
            if (end == at || end - at > DIGITS || groups == GROUPS) {
                return null;
            }
            long group = HexFormat.fromHexDigits(text, at, end);
            int shift = (GROUPS - 1 - groups) * Short.SIZE;
            high |= shift < Long.SIZE ? 0 : group << shift;
            low |= shift < Long.SIZE ? group << shift : 0;
            groups++;
            at = end;
        }
        return groups == GROUPS ? new Address(high, low) : null;
    }

    private static int colons(String text, int from, int to) {
        int colons = 0;
        for (int at = from; at < to; at++) {
            colons += text.charAt(at) == ':' ? 1 : 0;
        }
        return colons;
    }

    private static int endOfDigits(String text, int from, int to) {
        int at = from;
        while (at < to && HexFormat.isHexDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    @Override
    public int compareTo(Address other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }
}

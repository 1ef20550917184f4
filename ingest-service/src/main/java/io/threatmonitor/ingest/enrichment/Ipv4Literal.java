package io.threatmonitor.ingest.enrichment;

/** Reads IPv4 addresses without an object for any of them. */
public final class Ipv4Literal {

    /** What {@link #parse} returns for everything else. */
    static final long NONE = -1;

    private static final int OCTETS = 4;

    private Ipv4Literal() {}

    /** Whether {@code text} is one. */
    public static boolean matches(CharSequence text) {
        return parse(text) != NONE;
    }

    static long parse(CharSequence text) {
        return parse(text, 0, text.length());
    }

    /**
     * RFC 3986 section 3.2.2, {@code IPv4address}: four decimal octets.
     *
     * @return the address as an unsigned number of 32 bits, or {@link #NONE}
     */
    static long parse(CharSequence text, int from, int to) {
        long address = 0;
        int octet = 0;
        int digits = 0;
        int octets = 1;
        for (int at = from; at < to; at++) {
            char next = text.charAt(at);
            if (next == '.' && digits > 0 && octets < OCTETS) {
                address = address << Byte.SIZE | octet;
                octet = 0;
                digits = 0;
                octets++;
            } else if (next >= '0' && next <= '9' && (digits == 0 || octet > 0)) {
                octet = octet * 10 + next - '0';
                digits++;
                if (octet > 255) {
                    return NONE;
                }
            } else {
                return NONE;
            }
        }
        return octets == OCTETS && digits > 0 ? address << Byte.SIZE | octet : NONE;
    }
}

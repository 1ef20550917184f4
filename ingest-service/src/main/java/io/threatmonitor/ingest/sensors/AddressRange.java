package io.threatmonitor.ingest.sensors;

import java.net.InetAddress;

/** Addresses with a common prefix (RFC 4632 section 3.1, RFC 4291 section 2.3). */
record AddressRange(InetAddress first, int prefixLength) {

    /**
     * Reads {@code 192.0.2.0/24}, or one address. Never asks a name server.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = first.getAddress().length * Byte.SIZE;
        int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("A prefix has 0 to " + bits + " bits");
        }
        return new AddressRange(first, length);
    }

    boolean contains(InetAddress address) {
        byte[] here = first.getAddress();
        byte[] there = address.getAddress();
        if (here.length != there.length) {
            return false;
        }
        int whole = prefixLength / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (here[i] != there[i]) {
                return false;
            }
        }
        int rest = prefixLength % Byte.SIZE;
        int mask = 0xff00 >> rest & 0xff;
        return rest == 0 || (here[whole] & mask) == (there[whole] & mask);
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefixLength;
    }
}

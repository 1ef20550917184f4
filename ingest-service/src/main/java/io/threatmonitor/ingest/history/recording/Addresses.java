package io.threatmonitor.ingest.history.recording;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/** Addresses in text form, never looked up. */
public final class Addresses {

    private Addresses() {}

    /**
     * Null for what is no address: RFC 4291 section 2.2 for IPv6, four decimal octets for IPv4. An
     * IPv4 address inside of an IPv6 one (RFC 4291 section 2.5.5.2) is that IPv4 address.
     */
    public static @Nullable InetAddress parse(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
            return null; // zones and brackets mean nothing outside of the sender
        }
        if (text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != 3) {
            return null; // shorter spellings, which readers disagree on (RFC 6943 section 3.1.1)
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

package io.threatmonitor.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Where an address is, as far as offline data tells; what it does not tell is null.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param asn autonomous system number (RFC 6793)
 */
public record Geo(
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String countryCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String isp,
        @Nullable Long asn,
        @Nullable Boolean isProxy,
        @Nullable Boolean isVpn) {

    /** What no data tells anything of. */
    public static final Geo NOWHERE =
            new Geo(null, null, null, null, null, null, null, null, null, null);
}

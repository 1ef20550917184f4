package io.threatmonitor.ingest.enrichment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the offline data lies.
 *
 * @param geoData folder with {@code city-ipv4.mmdb}, {@code city-ipv6.mmdb}, {@code asn-ipv4.csv}
 *     and {@code asn-ipv6.csv}, each of which may be missing; null for none
 * @param proxies file with the networks of proxies and Tor exits, one CIDR a line; null for none
 * @param vpns the same for VPNs
 * @param checkEvery how often the files are looked at for a change
 * @param remembered how many addresses, and user agents, are remembered
 */
@ConfigurationProperties("threat-monitor.enrichment")
public record EnrichmentProperties(
        @Nullable Path geoData,
        @Nullable Path proxies,
        @Nullable Path vpns,
        @DefaultValue("10s") Duration checkEvery,
        @DefaultValue("20000") int remembered) {

    public EnrichmentProperties {
        if (!checkEvery.isPositive() || remembered < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.enrichment.check-every and remembered to more than zero");
        }
    }
}

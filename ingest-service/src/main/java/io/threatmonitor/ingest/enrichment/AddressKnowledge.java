package io.threatmonitor.ingest.enrichment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.threatmonitor.contracts.event.Geo;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that the files say about addresses, remembered for those that come again. Thread-safe. */
final class AddressKnowledge {

    private static final Logger log = LoggerFactory.getLogger(AddressKnowledge.class);

    /** Never looked up: the IANA special-purpose registries (RFC 6890) and multicast. */
    private static final Networks SPECIAL =
            Networks.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "224.0.0.0/3",
                    "::/127",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8");

    private final WatchedFile<Cities> cities4;
    private final WatchedFile<Cities> cities6;
    private final WatchedFile<NetworkOwners> owners4;
    private final WatchedFile<NetworkOwners> owners6;
    private final WatchedFile<Networks> proxies;
    private final WatchedFile<Networks> vpns;
    private final int remembered;

    /** Another one for each state of the files, so that no answer outlives the file it is from. */
    private volatile Cache<String, Optional<Geo>> known;

    AddressKnowledge(EnrichmentProperties properties) {
        Path folder = properties.geoData();
        cities4 = new WatchedFile<>(in(folder, "city-ipv4.mmdb"), Cities::open);
        cities6 = new WatchedFile<>(in(folder, "city-ipv6.mmdb"), Cities::open);
        owners4 = new WatchedFile<>(in(folder, "asn-ipv4.csv"), NetworkOwners::read);
        owners6 = new WatchedFile<>(in(folder, "asn-ipv6.csv"), NetworkOwners::read);
        proxies = new WatchedFile<>(properties.proxies(), Networks::read);
        vpns = new WatchedFile<>(properties.vpns(), Networks::read);
        remembered = properties.remembered();
        known = emptyCache();
    }

    /** Takes files that are new. Called by one thread at a time. */
    void refresh() {
        for (var file : List.of(cities4, cities6, proxies, vpns, owners4, owners6)) {
            if (file.refresh()) {
                known = emptyCache();
            }
        }
    }

    @Nullable Geo of(String ipAddress) {
        return known.get(ipAddress, this::lookUp).orElse(null);
    }

    private Optional<Geo> lookUp(String ipAddress) {
        try {
            InetAddress address = InetAddress.ofLiteral(ipAddress);
            return SPECIAL.contain(address) ? Optional.empty() : found(address);
        } catch (IOException | RuntimeException e) {
            log.debug("Nothing is known of {}", ipAddress, e);
            return Optional.empty();
        }
    }

    private Optional<Geo> found(InetAddress address) throws IOException {
        boolean ipv4 = address instanceof Inet4Address;
        Cities cities = (ipv4 ? cities4 : cities6).content();
        NetworkOwners owners = (ipv4 ? owners4 : owners6).content();
        var place = cities == null ? null : cities.of(address);
        var owner = owners == null ? null : owners.of(address);
        var geo =
                new Geo(
                        place == null ? null : place.text("city"),
                        place == null ? null : place.text("state1"),
                        place == null ? null : place.country(),
                        place == null ? null : place.text("country_code"),
                        place == null ? null : place.degrees("latitude"),
                        place == null ? null : place.degrees("longitude"),
                        owner == null ? null : owner.name(),
                        owner == null ? null : owner.number(),
                        listed(proxies, address),
                        listed(vpns, address));
        return geo.equals(NOTHING) ? Optional.empty() : Optional.of(geo);
    }

    private static final Geo NOTHING =
            new Geo(null, null, null, null, null, null, null, null, null, null);

    private static @Nullable Boolean listed(WatchedFile<Networks> file, InetAddress address) {
        Networks networks = file.content();
        return networks == null ? null : networks.contain(address);
    }

    private Cache<String, Optional<Geo>> emptyCache() {
        return Caffeine.newBuilder().maximumSize(remembered).build();
    }

    private static @Nullable Path in(@Nullable Path folder, String name) {
        return folder == null ? null : folder.resolve(name);
    }
}

package io.threatmonitor.ingest.enrichment;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.threatmonitor.contracts.event.Geo;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All that the files say about addresses, remembered for those that come again. Thread-safe. */
final class AddressKnowledge {

    private static final Logger log = LoggerFactory.getLogger(AddressKnowledge.class);

    /**
     * Never looked up: what the IANA special-purpose registries (RFC 6890) keep from meaning one
     * place in the world, documentation (RFC 5737, RFC 3849, RFC 9637) and multicast.
     */
    private static final Networks SPECIAL =
            Networks.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/127",
                    "100::/64",
                    "2001:db8::/32",
                    "3fff::/20",
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
    private volatile LoadingCache<String, Optional<Geo>> known;

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
        for (var file : files()) {
            if (file.refresh()) {
                known = emptyCache();
            }
        }
    }

    /** Says once, for all files, what events will go without. */
    void logWhatIsMissing() {
        var missing =
                files().stream()
                        .filter(file -> file.content() == null)
                        .map(WatchedFile::file)
                        .filter(Objects::nonNull)
                        .toList();
        if (files().stream().allMatch(file -> file.file() == null)) {
            log.info(
                    "Events carry no geo beside what their senders say:"
                            + " threat-monitor.enrichment.geo-data (GEO_DATA) is not set");
        } else if (!missing.isEmpty()) {
            log.info("Events carry nothing from {} until these can be read", missing);
        }
    }

    /** Null at the cost of reading the text for what is never looked up, and for no address. */
    @Nullable Geo of(String ipAddress) {
        long ipv4 = Ipv4Literal.parse(ipAddress);
        boolean isUnknown =
                ipv4 == Ipv4Literal.NONE ? ipAddress.indexOf(':') < 0 : SPECIAL.containIpv4(ipv4);
        return isUnknown ? null : known.get(ipAddress).orElse(null);
    }

    private Optional<Geo> lookUp(String ipAddress) {
        try {
            InetAddress address = InetAddress.ofLiteral(ipAddress);
            return SPECIAL.contain(address) ? Optional.empty() : found(address);
        } catch (IOException | RuntimeException | InternalError e) {
            // InternalError: a file was cut while it was mapped into memory.
            log.debug("Nothing is known of {}", ipAddress, e);
            return Optional.empty();
        }
    }

    private List<WatchedFile<?>> files() {
        return List.of(cities4, cities6, proxies, vpns, owners4, owners6);
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
        return geo.equals(Geo.NOWHERE) ? Optional.empty() : Optional.of(geo);
    }

    private static @Nullable Boolean listed(WatchedFile<Networks> file, InetAddress address) {
        Networks networks = file.content();
        return networks == null ? null : networks.contain(address);
    }

    private LoadingCache<String, Optional<Geo>> emptyCache() {
        return Caffeine.newBuilder().maximumSize(remembered).build(this::lookUp);
    }

    private static @Nullable Path in(@Nullable Path folder, String name) {
        return folder == null ? null : folder.resolve(name);
    }
}

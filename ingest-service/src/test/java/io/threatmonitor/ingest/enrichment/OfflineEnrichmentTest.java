package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class OfflineEnrichmentTest {

    private static final Path GEO_DATA = Path.of("target", "geo-data");

    private static final OfflineEnrichment WITH_DATA =
            new OfflineEnrichment(properties(GEO_DATA, null, null));

    /** The file that is read last. */
    @BeforeAll
    static void awaitTheData() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    Geo geo = WITH_DATA.geo("2001:4860:4860::8888", null);
                    return geo != null && geo.asn() != null;
                });
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, 15169, Google LLC, US, United States",
        "1.1.1.1, 13335, 'Cloudflare, Inc.', AU, Australia",
        "2001:4860:4860::8888, 15169, Google LLC, CA, Canada"
    })
    void knowsWhereAnAddressIsAndWhoAnnouncesIt(
            String address, long asn, String isp, String code, String country) {
        Geo geo = WITH_DATA.geo(address, null);
        assertThat(geo).isNotNull();
        assertThat(geo.asn()).isEqualTo(asn);
        assertThat(geo.isp()).isEqualTo(isp);
        assertThat(geo.countryCode()).isEqualTo(code);
        assertThat(geo.country()).isEqualTo(country);
        assertThat(geo.latitude()).isBetween(-90.0, 90.0);
        assertThat(geo.isProxy()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3", "172.31.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "100.64.0.1",
                "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00::1", "ff02::1",
                "::ffff:10.0.0.1"
            })
    void looksUpNoAddressThatMeansSomethingElseEverywhere(String address, @TempDir Path folder)
            throws IOException {
        Path all = Files.writeString(folder.resolve("all"), "0.0.0.0/0\n::/0\n");
        var enrichment = new OfflineEnrichment(properties(null, all, all));
        await().until(() -> enrichment.geo("203.0.113.7", null) != null);
        assertThat(enrichment.geo(address, null)).isNull();
    }

    @Test
    void saysNothingWithoutData() {
        var enrichment = new OfflineEnrichment(properties(null, null, null));
        assertThat(enrichment.geo("8.8.8.8", null)).isNull();
        assertThat(enrichment.geo(null, null)).isNull();
    }

    @Test
    void leavesWhatTheSenderSaidAndFillsTheRest() {
        var given = new Geo("Springfield", null, null, null, null, null, null, 64496L, null, null);
        Geo geo = WITH_DATA.geo("8.8.8.8", given);
        assertThat(geo).isNotNull();
        assertThat(geo.city()).isEqualTo("Springfield");
        assertThat(geo.asn()).isEqualTo(64496L);
        assertThat(geo.countryCode()).isEqualTo("US");
    }

    @Test
    void takesANewListWithoutARestartAndKeepsItWhenTheNextIsBroken(@TempDir Path folder)
            throws IOException {
        Path list = folder.resolve("tor.txt");
        var knowledge = new AddressKnowledge(properties(null, list, null));
        knowledge.refresh();
        assertThat(knowledge.of("203.0.113.7")).isNull();

        Files.writeString(list, "# exits\n203.0.113.0/25 # a comment\n2001:db8::/32\n");
        knowledge.refresh();
        assertThat(isProxy(knowledge, "203.0.113.7")).isTrue();
        assertThat(isProxy(knowledge, "203.0.113.128")).isFalse();
        assertThat(isProxy(knowledge, "2001:db8::7")).isTrue();

        Files.writeString(list, "this is no list of networks\n");
        knowledge.refresh();
        assertThat(isProxy(knowledge, "203.0.113.7")).isTrue();

        Files.writeString(list, "198.51.100.7\n");
        knowledge.refresh();
        assertThat(isProxy(knowledge, "203.0.113.7")).isFalse();
        assertThat(isProxy(knowledge, "198.51.100.7")).isTrue();
    }

    @Test
    void takesGeoDataThatIsMountedLater(@TempDir Path folder) throws IOException {
        var knowledge = new AddressKnowledge(properties(folder, null, null));
        knowledge.refresh();
        Files.writeString(folder.resolve("city-ipv4.mmdb"), "broken");
        Files.writeString(folder.resolve("asn-ipv4.csv"), "1.0.0.0,1.0.0.255,64496,\"A, B\"\n");
        knowledge.refresh();
        assertThat(knowledge.of("1.0.0.7"))
                .isEqualTo(new Geo(null, null, null, null, null, null, "A, B", 64496L, null, null));
        assertThat(knowledge.of("1.0.1.0")).isNull();
    }

    @Test
    void readsRangesInAnyOrderAndBearsOnesThatOverlap(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("asn.csv");
        Files.writeString(
                file,
                "10.0.0.0,10.0.0.255,3,C\n9.0.0.0,9.0.0.9,2,B\n9.0.0.5,9.0.0.20,1,A\n8.0.0.0,8.0.0.0,1,A\n");
        var owners = NetworkOwners.read(file);
        assertThat(number(owners, "8.0.0.0")).isEqualTo(1);
        assertThat(number(owners, "9.0.0.4")).isEqualTo(2);
        assertThat(number(owners, "9.0.0.5")).isEqualTo(1);
        assertThat(number(owners, "9.0.0.20")).isEqualTo(1);
        assertThat(number(owners, "10.0.0.255")).isEqualTo(3);
        assertThat(owners.of(InetAddress.ofLiteral("9.0.0.21"))).isNull();
    }

    @Test
    void readsTheUserAgentOfTheRequestThatTheEventIsAbout() {
        String chrome =
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/126.0.6478.61 Safari/537.36";
        var request = new Request("GET", "/", Map.of("user-agent", chrome));
        assertThat(WITH_DATA.device(null, request))
                .isEqualTo(new Device("desktop", "Windows", "10", "Chrome", "126.0.6478", chrome));
        var given = new Device(null, "BeOS", null, null, null, null);
        assertThat(WITH_DATA.device(given, request)).extracting(Device::osFamily).isEqualTo("BeOS");
        assertThat(WITH_DATA.device(given, null)).isSameAs(given);
    }

    private static long number(NetworkOwners owners, String address) {
        var owner = owners.of(InetAddress.ofLiteral(address));
        assertThat(owner).as(address).isNotNull();
        return owner.number();
    }

    private static Boolean isProxy(AddressKnowledge knowledge, String address) {
        Geo geo = knowledge.of(address);
        assertThat(geo).as(address).isNotNull();
        return geo.isProxy();
    }

    private static EnrichmentProperties properties(Path geoData, Path proxies, Path vpns) {
        return new EnrichmentProperties(geoData, proxies, vpns, Duration.ofHours(1), 100);
    }
}

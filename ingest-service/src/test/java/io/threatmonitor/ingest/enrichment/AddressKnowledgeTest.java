package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.Geo;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@ExtendWith(OutputCaptureExtension.class)
class AddressKnowledgeTest {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir private Path folder;

    @Test
    void knowsWhereAnAddressIsAndWhoAnnouncesIt() throws IOException {
        new CityFile(4).with("1.1.1.0/24", sydney("Sydney")).replace(in("city-ipv4.mmdb"));
        new CityFile(6)
                .with("2606:4700::/32", Map.of("country_code", "US"))
                .replace(in("city-ipv6.mmdb"));
        Files.writeString(in("asn-ipv4.csv"), "1.1.1.0,1.1.1.255,13335,\"Cloudflare, Inc.\"\n");
        Files.writeString(in("asn-ipv6.csv"), "2606:4700::,2606:4700::ffff,13335,Cloudflare\n");
        var knowledge = refreshed(null);
        assertThat(knowledge.of("1.1.1.1"))
                .isEqualTo(
                        new Geo(
                                "Sydney",
                                "New South Wales",
                                "Australia",
                                "AU",
                                -33.87,
                                151.21,
                                "Cloudflare, Inc.",
                                13335L,
                                null,
                                null));
        assertThat(knowledge.of("2606:4700::1111"))
                .isEqualTo(
                        new Geo(
                                null,
                                null,
                                "United States",
                                "US",
                                null,
                                null,
                                "Cloudflare",
                                13335L,
                                null,
                                null));
        assertThat(knowledge.of("::ffff:1.1.1.1")).isEqualTo(knowledge.of("1.1.1.1"));
        assertThat(knowledge.of("1.1.2.1")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.1.1",
                "127.0.0.1",
                "169.254.1.1",
                "100.64.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "2001:db8::7",
                "3fff::1",
                "::ffff:10.0.0.1"
            })
    void looksUpNoAddressThatMeansSomethingElseEverywhere(String address) throws IOException {
        assertThat(refreshed(listOfEverything()).of(address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
                "172.32.0.0", "198.20.0.0", "223.255.255.255", "2001:db9::", "2606:4700::1111"
            })
    void looksUpTheirNeighbours(String address) throws IOException {
        assertThat(isProxy(refreshed(listOfEverything()), address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "1.1.1", "1.1.1.256", "2001:db8::7::1", "\0"})
    void knowsNothingOfWhatIsNoAddress(String text) throws IOException {
        assertThat(refreshed(listOfEverything()).of(text)).isNull();
    }

    @Test
    void makesNoObjectForAPrivateAddress() throws IOException {
        var knowledge = refreshed(listOfEverything());
        knowledge.of("10.1.2.3");
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            knowledge.of("10.1.2.3");
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void remembersAnAnswerForAsLongAsTheFilesAreTheSame() throws IOException {
        new CityFile(4).with("1.1.1.0/24", sydney("Sydney")).replace(in("city-ipv4.mmdb"));
        var knowledge = refreshed(null);
        Geo first = knowledge.of("1.1.1.1");
        knowledge.refresh();
        assertThat(first).isNotNull();
        assertThat(knowledge.of("1.1.1.1")).isSameAs(first);

        new CityFile(4).with("1.1.1.0/24", sydney("Newcastle")).replace(in("city-ipv4.mmdb"));
        knowledge.refresh();
        assertThat(knowledge.of("1.1.1.1")).extracting(Geo::city).isEqualTo("Newcastle");
    }

    @Test
    void keepsTheFileBeforeABrokenOneAndSaysSoOnce(CapturedOutput output) throws IOException {
        new CityFile(4).with("1.1.1.0/24", sydney("Sydney")).replace(in("city-ipv4.mmdb"));
        Files.writeString(in("asn-ipv4.csv"), "1.1.1.0,1.1.1.255,13335,Cloudflare\n");
        var knowledge = refreshed(null);
        Geo before = knowledge.of("1.1.1.1");

        Files.move(
                Files.writeString(in("other"), "broken"),
                in("city-ipv4.mmdb"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(in("asn-ipv4.csv"), "1.1.1.0,1.1.1.255,1333");
        knowledge.refresh();
        knowledge.refresh();
        assertThat(before).isNotNull();
        assertThat(knowledge.of("1.1.1.1")).isEqualTo(before);
        assertThat(output.getOut())
                .containsOnlyOnce("city-ipv4.mmdb is not usable")
                .containsOnlyOnce("asn-ipv4.csv is not usable");
    }

    /** What the advice to rename files is there for; it must not hurt when it is not taken. */
    @Test
    void survivesAFileThatIsCutWhileItIsInUse() throws IOException {
        new CityFile(4).with("1.1.1.0/24", sydney("Sydney")).replace(in("city-ipv4.mmdb"));
        var knowledge = refreshed(null);
        assertThat(knowledge.of("1.1.1.1")).isNotNull();
        try (var file = FileChannel.open(in("city-ipv4.mmdb"), StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
        assertThat(knowledge.of("1.1.1.2")).isNull();
    }

    @Test
    void takesANewListWithoutARestartAndKeepsItWhenTheNextIsBroken() throws IOException {
        Path list = in("tor.txt");
        var knowledge = refreshed(list);
        assertThat(knowledge.of("185.220.101.7")).isNull();

        Files.writeString(list, "# exits\n185.220.101.0/25 # a comment\n2a0b:f4c0::/32\n");
        knowledge.refresh();
        assertThat(isProxy(knowledge, "185.220.101.7")).isTrue();
        assertThat(isProxy(knowledge, "185.220.101.128")).isFalse();
        assertThat(isProxy(knowledge, "2a0b:f4c0::7")).isTrue();

        for (String broken :
                List.of("this is no list of networks", "185.220.101/24", "185.220.101.0/33")) {
            Files.writeString(list, broken);
            knowledge.refresh();
            assertThat(isProxy(knowledge, "185.220.101.7")).as(broken).isTrue();
        }

        Files.writeString(list, "185.220.101.200\n");
        knowledge.refresh();
        assertThat(isProxy(knowledge, "185.220.101.7")).isFalse();
        assertThat(isProxy(knowledge, "185.220.101.200")).isTrue();
    }

    private AddressKnowledge refreshed(@Nullable Path proxies) {
        var knowledge =
                new AddressKnowledge(
                        new EnrichmentProperties(folder, proxies, null, Duration.ofHours(1), 100));
        knowledge.refresh();
        return knowledge;
    }

    private Path listOfEverything() throws IOException {
        return Files.writeString(in("all"), "0.0.0.0/0\n::/0\n");
    }

    private Path in(String name) {
        return folder.resolve(name);
    }

    private static Map<String, ?> sydney(String city) {
        return Map.of(
                "city",
                city,
                "state1",
                "New South Wales",
                "country_code",
                "AU",
                "latitude",
                -33.87,
                "longitude",
                151.21);
    }

    private static @Nullable Boolean isProxy(AddressKnowledge knowledge, String address) {
        Geo geo = knowledge.of(address);
        assertThat(geo).as(address).isNotNull();
        return geo.isProxy();
    }
}

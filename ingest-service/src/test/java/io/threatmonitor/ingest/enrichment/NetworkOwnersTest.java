package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

class NetworkOwnersTest {

    @TempDir private Path folder;

    @Test
    void findsTheOneThatBeginsLaterWhereRangesOverlap() throws IOException {
        var owners =
                read(
                        """
                        8.0.0.0,8.0.0.0,1,A
                        9.0.0.0,9.0.0.9,2,B
                        9.0.0.5,9.0.0.20,1,A
                        11.0.0.0,11.0.0.255,3,"C, ""D\"""
                        """);
        assertThat(owner(owners, "8.0.0.0").number()).isEqualTo(1);
        assertThat(owner(owners, "9.0.0.4").number()).isEqualTo(2);
        assertThat(owner(owners, "9.0.0.5").number()).isEqualTo(1);
        assertThat(owner(owners, "9.0.0.20").name()).isEqualTo("A");
        assertThat(owner(owners, "11.0.0.255").name()).isEqualTo("C, \"D\"");
        assertThat(owners.of(InetAddress.ofLiteral("7.255.255.255"))).isNull();
        assertThat(owners.of(InetAddress.ofLiteral("8.0.0.1"))).isNull();
        assertThat(owners.of(InetAddress.ofLiteral("9.0.0.21"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.0,1.1.1.255,13335",
                "1.1.1.0,1.1.1.255,many,Cloudflare",
                "1.1.1.0,1.1.1.256,13335,Cloudflare",
                "1.1.1.9,1.1.1.0,13335,Cloudflare",
                "2.0.0.0,2.0.0.9,1,A\n1.1.1.0,1.1.1.255,13335,Cloudflare",
                "\u0000\u0001"
            })
    void refusesAFileThatIsSomethingElse(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
    }

    private NetworkOwners read(String content) throws IOException {
        return NetworkOwners.read(Files.writeString(folder.resolve("asn.csv"), content));
    }

    private static NetworkOwners.Owner owner(NetworkOwners owners, String address) {
        var owner = owners.of(InetAddress.ofLiteral(address));
        assertThat(owner).as(address).isNotNull();
        return owner;
    }
}

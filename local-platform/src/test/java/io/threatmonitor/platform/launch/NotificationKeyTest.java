package io.threatmonitor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.platform.state.Credentials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Base64;

class NotificationKeyTest {

    @TempDir private Path folder;

    @Test
    void isTheSameAtEachStartOfAPlatformAndAnotherOnEachPlatform() {
        var credentials = Credentials.ensure(folder.resolve("credentials.json"));
        var others = Credentials.ensure(folder.resolve("others.json"));

        String key = NotificationKey.of(credentials);

        assertThat(key).isEqualTo(NotificationKey.of(credentials));
        assertThat(key).isNotEqualTo(NotificationKey.of(others));
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }
}

package io.threatmonitor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed document is what the dashboard's types are made from. */
@ServiceTest
class OpenApiDocumentTest {

    private static final Path COMMITTED = Path.of("../docs/api/openapi/audit.json");

    private final ApiClient api;

    OpenApiDocumentTest(ApiClient api) {
        this.api = api;
    }

    /** Run with {@code -Dopenapi.write=true} to commit a change of the API. */
    @Test
    void theCommittedDocumentIsWhatTheServiceSays() throws IOException {
        String document = document();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, document);
        }

        assertThat(COMMITTED).hasContent(document);
    }

    private String document() {
        return api.get("/v3/api-docs").json().toPrettyString() + "\n";
    }
}

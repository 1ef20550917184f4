package io.threatmonitor.platform.keycloak;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a server runs.
 *
 * @param folder its working directory; the provider's spool lies there
 * @param log where the server's output is appended
 * @param port of the loopback interface
 * @param publicUrl what browsers call Keycloak, with {@code /auth}: the tokens' issuer starts with
 *     it
 * @param databaseUrl JDBC address of its database
 * @param databaseUser owner of that database
 * @param databasePassword of that owner
 * @param kafka bootstrap servers that the audit provider sends to
 * @param variables more environment: the bootstrap administrator, and the realm's placeholders
 */
public record KeycloakSettings(
        Path folder,
        Path log,
        int port,
        String publicUrl,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String kafka,
        Map<String, String> variables) {

    public KeycloakSettings {
        variables = Map.copyOf(variables);
    }
}

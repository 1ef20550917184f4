package io.threatmonitor.platform.state;

import io.threatmonitor.platform.PlatformException;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every password of one platform, generated at its first start.
 *
 * @param users the first users of the realm, by name
 * @param console the administrator of Keycloak itself, by name
 * @param clients secrets of the realm's confidential clients, by client id
 * @param databases passwords of the PostgreSQL roles, by role
 */
public record Credentials(
        Map<String, String> users,
        Map<String, String> console,
        Map<String, String> clients,
        Map<String, String> databases) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads the file, or generates and writes it. */
    public static Credentials ensure(Path file) {
        if (Files.exists(file)) {
            return read(file);
        }
        Credentials fresh = generate();
        try {
            OwnerOnlyFile.write(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fresh) + "\n");
            return fresh;
        } catch (IOException e) {
            throw new PlatformException("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Reads the file of a platform that was started before. */
    public static Credentials read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Credentials.class);
        } catch (IOException e) {
            throw new PlatformException(
                    "There are no credentials in %s yet; ./threat-monitor up makes them"
                            .formatted(file),
                    e);
        }
    }

    public String user(String name) {
        return Objects.requireNonNull(users.get(name), name);
    }

    public String client(String id) {
        return Objects.requireNonNull(clients.get(id), id);
    }

    public String database(String role) {
        return Objects.requireNonNull(databases.get(role), role);
    }

    private static Credentials generate() {
        return new Credentials(
                passwords("admin", "analyst", "auditor"),
                passwords("console"),
                passwords("threat-monitor-gateway", "demo-sensor"),
                passwords("postgres", "keycloak", "ingest", "alert", "audit", "gateway"));
    }

    private static Map<String, String> passwords(String... names) {
        var random = new SecureRandom();
        var passwords = new LinkedHashMap<String, String>();
        for (String name : List.of(names)) {
            byte[] bytes = new byte[18];
            random.nextBytes(bytes);
            passwords.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return passwords;
    }
}

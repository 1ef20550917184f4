package io.threatmonitor.kit.sample;

import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.ArrayList;
import java.util.List;

/** One more instance of the sample service, for tests that need two, or one to break. */
public final class SampleService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SampleService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static SampleService start(
            TestDatabase database, String bootstrapServers, String... properties) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--SERVER_PORT=0",
                                "--SERVER_ADDRESS=127.0.0.1",
                                "--POSTGRES_URL=" + database.url(),
                                "--POSTGRES_USER=" + database.user(),
                                "--POSTGRES_PASSWORD=" + database.password(),
                                "--KAFKA_BOOTSTRAP_SERVERS=" + bootstrapServers,
                                "--OIDC_ISSUER=" + TestIssuer.shared().issuer(),
                                "--OIDC_JWKS=" + TestIssuer.shared().keySetUrl(),
                                "--spring.datasource.hikari.minimum-idle=1"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new SampleService(
                new SpringApplicationBuilder(SampleApplication.class)
                        .run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}

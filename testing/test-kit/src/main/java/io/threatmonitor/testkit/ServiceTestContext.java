package io.threatmonitor.testkit;

import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

import java.net.URI;
import java.util.Map;

/**
 * Sets what an operator would set in the environment, and adds the beans of the kit. All of its
 * instances are equal, so that equal tests share one context.
 */
record ServiceTestContext() implements ContextCustomizer {

    @Override
    public void customizeContext(
            ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Infrastructure infrastructure = Infrastructure.shared();
        TestDatabase database = TestDatabase.createOn(infrastructure);
        TestIssuer issuer = TestIssuer.shared();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(environment(infrastructure, database, issuer));
        addBeans((GenericApplicationContext) context, infrastructure, database, issuer);
    }

    private static MapPropertySource environment(
            Infrastructure infrastructure, TestDatabase database, TestIssuer issuer) {
        return new MapPropertySource(
                "service-test",
                Map.of(
                        "SERVER_PORT", "0",
                        "SERVER_ADDRESS", "127.0.0.1",
                        "POSTGRES_URL", database.url(),
                        "POSTGRES_USER", database.user(),
                        "POSTGRES_PASSWORD", database.password(),
                        "KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers(),
                        "OIDC_ISSUER", issuer.issuer(),
                        "OIDC_JWKS", issuer.keySetUrl(),
                        // The contexts of one JVM share one server and its connections.
                        "spring.datasource.hikari.minimum-idle", "1"));
    }

    private static void addBeans(
            GenericApplicationContext context,
            Infrastructure infrastructure,
            TestDatabase database,
            TestIssuer issuer) {
        context.registerBean(TestDatabase.class, () -> database);
        context.registerBean(TestIssuer.class, () -> issuer, bean -> bean.setDestroyMethodName(""));
        context.registerBean(
                TestTopics.class, () -> new TestTopics(infrastructure.bootstrapServers()));
        ConfigurableEnvironment environment = context.getEnvironment();
        context.registerBean(ApiClient.class, () -> new ApiClient(() -> address(environment)));
    }

    /** Asked again for each request, since a paused context comes back on another port. */
    private static URI address(ConfigurableEnvironment environment) {
        return URI.create(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
    }
}

package io.threatmonitor.gateway.support;

import io.threatmonitor.testkit.ServiceTest;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole gateway among its {@link Surroundings}. All tests that extend it share one. */
@ServiceTest
public abstract class GatewayTest {

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        Surroundings.register(registry);
    }
}

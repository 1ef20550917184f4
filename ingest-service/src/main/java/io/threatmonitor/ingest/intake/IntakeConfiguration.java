package io.threatmonitor.ingest.intake;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.SENSOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may submit events. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    AccessRules intakeAccess() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/api/v1/events", "/api/v1/events/ingest")
                        .hasAnyRole(SENSOR, ADMIN);
    }
}

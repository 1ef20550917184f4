package io.threatmonitor.ingest.intake.cloudevents;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.SENSOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may send CloudEvents; the handshake tells nothing and needs no credentials. */
@Configuration(proxyBeanMethods = false)
class CloudEventConfiguration {

    @Bean
    AccessRules cloudEventAccess() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/api/v1/cloudevents")
                        .hasAnyRole(SENSOR, ADMIN)
                        .requestMatchers(HttpMethod.OPTIONS, "/api/v1/cloudevents")
                        .permitAll();
    }
}

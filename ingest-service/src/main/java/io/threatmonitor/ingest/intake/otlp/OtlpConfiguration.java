package io.threatmonitor.ingest.intake.otlp;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.SENSOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may send logs. */
@Configuration(proxyBeanMethods = false)
class OtlpConfiguration {

    @Bean
    AccessRules otlpAccess() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, OtlpController.PATH)
                        .hasAnyRole(SENSOR, ADMIN);
    }
}

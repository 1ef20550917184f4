package io.threatmonitor.ingest.intake.splunk;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.SENSOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may use the collector. */
@Configuration(proxyBeanMethods = false)
class HecConfiguration {

    /** Splunk asks nobody for a token who asks whether it is well. */
    @Bean
    AccessRules hecAccess() {
        return requests -> {
            requests.requestMatchers(
                            HttpMethod.GET,
                            "/services/collector/health",
                            "/services/collector/health/1.0")
                    .permitAll();
            requests.requestMatchers(
                            HttpMethod.POST, "/services/collector", "/services/collector/**")
                    .hasAnyRole(SENSOR, ADMIN);
        };
    }
}

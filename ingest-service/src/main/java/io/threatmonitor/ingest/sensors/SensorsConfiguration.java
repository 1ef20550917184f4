package io.threatmonitor.ingest.sensors;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Who may see and manage sensors, and that what is kept of them is saved from time to time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SensorsConfiguration {

    @Bean
    AccessRules sensorAccess() {
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, "/api/v1/sensors", "/api/v1/sensors/**")
                    .hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers("/api/v1/sensors", "/api/v1/sensors/**").hasRole(ADMIN);
        };
    }
}

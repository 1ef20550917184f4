package io.threatmonitor.alert.alerts;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Analysts work on alerts, auditors see what they do. */
@Configuration(proxyBeanMethods = false)
class AlertAccess {

    @Bean
    AccessRules alertAccessRules() {
        return requests -> {
            requests.requestMatchers(
                            HttpMethod.GET,
                            "/api/v1/alerts",
                            "/api/v1/alerts/*",
                            "/api/v1/alerts/*/occurrences")
                    .hasAnyRole(ANALYST, ADMIN, AUDITOR);
            requests.requestMatchers(HttpMethod.POST, "/api/v1/alerts/bulk")
                    .hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers(HttpMethod.PATCH, "/api/v1/alerts/*")
                    .hasAnyRole(ANALYST, ADMIN);
        };
    }
}

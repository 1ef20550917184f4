package io.threatmonitor.alert.incidents;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Analysts work on incidents, auditors see what they do. */
@Configuration(proxyBeanMethods = false)
class IncidentAccess {

    private static final String ALL = "/api/v1/incidents/**";

    @Bean
    AccessRules incidentAccessRules() {
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, ALL).hasAnyRole(ANALYST, ADMIN, AUDITOR);
            requests.requestMatchers(HttpMethod.POST, ALL).hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers(HttpMethod.PATCH, ALL).hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers(HttpMethod.DELETE, ALL).hasAnyRole(ANALYST, ADMIN);
        };
    }
}

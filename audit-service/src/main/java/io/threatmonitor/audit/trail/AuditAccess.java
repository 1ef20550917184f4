package io.threatmonitor.audit.trail;

import io.threatmonitor.kit.caller.Roles;
import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may ask the trail. How much an analyst sees of it is for {@link TrailScope} to say. */
@Configuration(proxyBeanMethods = false)
class AuditAccess {

    @Bean
    AccessRules trailRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/v1/audit", "/api/v1/audit/*")
                        .hasAnyRole(Roles.ANALYST, Roles.AUDITOR, Roles.ADMIN);
    }
}

package io.threatmonitor.alert.suppression;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Analysts propose, administrators approve and end, auditors read. {@link SilenceLifecycle} says
 * which of their own proposals analysts may still change and withdraw.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SilenceConfiguration {

    private static final String[] ALL = {"/api/v1/silences", "/api/v1/silences/**"};

    @Bean
    AccessRules silenceAccessRules() {
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, ALL).hasAnyRole(ANALYST, ADMIN, AUDITOR);
            requests.requestMatchers(HttpMethod.POST, "/api/v1/silences/*/approve").hasRole(ADMIN);
            requests.requestMatchers(HttpMethod.POST, ALL).hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers(HttpMethod.PUT, ALL).hasAnyRole(ANALYST, ADMIN);
        };
    }
}

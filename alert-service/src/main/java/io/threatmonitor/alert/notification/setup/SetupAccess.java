package io.threatmonitor.alert.notification.setup;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/**
 * Analysts propose and test, administrators approve and change, auditors read. {@link
 * EntryLifecycle} says which of their own proposals analysts may still change.
 */
@Configuration(proxyBeanMethods = false)
class SetupAccess {

    private static final String ALL = "/api/v1/notifications/**";

    @Bean
    AccessRules notificationAccessRules() {
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, ALL).hasAnyRole(ANALYST, ADMIN, AUDITOR);
            requests.requestMatchers(HttpMethod.POST, "/api/v1/notifications/*/*/approve")
                    .hasRole(ADMIN);
            requests.requestMatchers(HttpMethod.POST, ALL).hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers(HttpMethod.PUT, ALL).hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers(HttpMethod.DELETE, ALL).hasAnyRole(ANALYST, ADMIN);
        };
    }
}

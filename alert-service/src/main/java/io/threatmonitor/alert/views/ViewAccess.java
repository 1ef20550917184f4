package io.threatmonitor.alert.views;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may read alerts may keep views of them. */
@Configuration(proxyBeanMethods = false)
class ViewAccess {

    @Bean
    AccessRules viewAccessRules() {
        return requests ->
                requests.requestMatchers("/api/v1/alerts/views", "/api/v1/alerts/views/*")
                        .hasAnyRole(ANALYST, ADMIN, AUDITOR);
    }
}

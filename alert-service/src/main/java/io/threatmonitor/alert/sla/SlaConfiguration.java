package io.threatmonitor.alert.sla;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Who may see and change the objectives, and that their deadlines are watched. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SlaConfiguration {

    @Bean
    AccessRules slaAccessRules() {
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, "/api/v1/sla")
                    .hasAnyRole(ANALYST, ADMIN, AUDITOR);
            requests.requestMatchers(HttpMethod.PUT, "/api/v1/sla").hasRole(ADMIN);
        };
    }
}

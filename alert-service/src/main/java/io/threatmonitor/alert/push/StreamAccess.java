package io.threatmonitor.alert.push;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Whoever has a dashboard may watch; {@link Viewer} says what of it they see. */
@Configuration(proxyBeanMethods = false)
class StreamAccess {

    @Bean
    AccessRules streamAccessRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/v1/stream")
                        .hasAnyRole(ANALYST, ADMIN, AUDITOR);
    }
}

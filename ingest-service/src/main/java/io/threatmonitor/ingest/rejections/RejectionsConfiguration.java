package io.threatmonitor.ingest.rejections;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may see what was rejected, and who may do something about it. */
@Configuration(proxyBeanMethods = false)
class RejectionsConfiguration {

    @Bean
    AccessRules rejectionAccess() {
        String all = "/api/v1/rejected-events";
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, all, all + "/**").hasAnyRole(ANALYST, ADMIN);
            requests.requestMatchers(HttpMethod.POST, all + "/**").hasRole(ADMIN);
        };
    }
}

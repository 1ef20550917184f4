package io.threatmonitor.ingest.history;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Who may read events, and that the history tends to itself. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HistoryConfiguration {

    @Bean
    AccessRules historyAccess() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/v1/events", "/api/v1/events/*")
                        .hasAnyRole(ANALYST, ADMIN);
    }
}

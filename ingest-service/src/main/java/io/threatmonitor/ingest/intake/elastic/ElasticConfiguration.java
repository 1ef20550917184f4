package io.threatmonitor.ingest.intake.elastic;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.SENSOR;

import io.threatmonitor.kit.security.AccessRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may speak to us as if we were Elasticsearch. */
@Configuration(proxyBeanMethods = false)
class ElasticConfiguration {

    /** With security on, Elasticsearch tells strangers nothing either. */
    @Bean
    AccessRules elasticAccess() {
        return requests -> requests.requestMatchers(ElasticPaths.ALL).hasAnyRole(SENSOR, ADMIN);
    }
}

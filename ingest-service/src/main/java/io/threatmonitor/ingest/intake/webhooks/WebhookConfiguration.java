package io.threatmonitor.ingest.intake.webhooks;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.SENSOR;

import io.threatmonitor.kit.api.ErrorAnswers;
import io.threatmonitor.kit.security.AccessRules;
import io.threatmonitor.kit.security.RefusalShape;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call webhooks, and how they are turned away. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    AccessRules webhookAccess() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/api/v1/webhooks", "/api/v1/webhooks/*")
                        .hasAnyRole(SENSOR, ADMIN);
    }

    @Bean
    RefusalShape alertmanagerRefusals(ErrorAnswers answers) {
        return new AlertmanagerRefusals(answers);
    }
}

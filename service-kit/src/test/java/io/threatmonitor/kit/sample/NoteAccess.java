package io.threatmonitor.kit.sample;

import io.threatmonitor.kit.caller.Roles;
import io.threatmonitor.kit.security.AccessRules;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;

/** Analysts may do all that this service does; nobody else may do anything. */
@Component
class NoteAccess implements AccessRules {

    @Override
    public void define(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        requests.requestMatchers("/api/v1/notes/**").hasRole(Roles.ANALYST);
    }
}

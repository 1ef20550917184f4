package io.threatmonitor.kit.security;

import io.threatmonitor.kit.api.ApiAutoConfiguration;
import io.threatmonitor.kit.api.ErrorAnswers;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditAutoConfiguration;
import io.threatmonitor.kit.audit.AuditPublisher;
import io.threatmonitor.kit.caller.Callers;
import io.threatmonitor.kit.ids.IdsAutoConfiguration;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.security.web.session.SessionManagementFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

import java.time.Clock;
import java.util.Set;

/** A resource server (RFC 6750) that denies what no {@link AccessRules} bean allows. */
@AutoConfiguration(
        after = {
            ApiAutoConfiguration.class,
            AuditAutoConfiguration.class,
            IdsAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
public class SecurityAutoConfiguration {

    /**
     * Filters that come unasked, and that each request would pay for: for sessions, and for
     * metadata about us (RFC 9728) that nobody is told of.
     */
    private static final Set<Class<? extends Filter>> UNUSED =
            Set.of(
                    DisableEncodeUrlFilter.class,
                    OAuth2ProtectedResourceMetadataFilter.class,
                    SessionManagementFilter.class,
                    WebAsyncManagerIntegrationFilter.class);

    @Bean
    Refusals refusals(ErrorAnswers answers, ObjectProvider<RefusalShape> shapes) {
        return new Refusals(answers, shapes.orderedStream().toList());
    }

    @Bean
    DeniedRequests deniedRequests(
            Refusals refusals, Callers callers, AuditActions actions, AuditPublisher audit) {
        return new DeniedRequests(refusals, callers, actions, audit);
    }

    /**
     * A request is observed as a whole; each of its filters as well would cost more than they do.
     */
    @Bean
    SecurityObservationSettings filtersUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(HeaderValues::areAllowed);
        return firewall;
    }

    /**
     * Tokens only, no session and no cookie, so there is nothing that a forged cross-site request
     * could use.
     */
    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            ObjectProvider<AccessRules> rules,
            ObjectProvider<Credentials> credentials,
            JwtDecoder tokens,
            Clock clock,
            DeniedRequests denied) {
        var others = new CredentialsFilter(credentials.orderedStream().toList(), denied);
        http.authorizeHttpRequests(
                        requests -> {
                            requests.dispatcherTypeMatchers(
                                            DispatcherType.ERROR, DispatcherType.ASYNC)
                                    .permitAll();
                            requests.requestMatchers(
                                            "/actuator/health/**",
                                            "/actuator/prometheus",
                                            "/v3/api-docs/**")
                                    .permitAll();
                            rules.orderedStream().forEach(rule -> rule.define(requests));
                            requests.anyRequest().denyAll();
                        })
                .addFilterBefore(others, BearerTokenAuthenticationFilter.class)
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> jwt.decoder(new RememberedTokens(tokens, clock)))
                                .bearerTokenResolver(new BearerTokens())
                                .authenticationEntryPoint(denied)
                                .accessDeniedHandler(denied))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(denied).accessDeniedHandler(denied))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                http.build().getFilters().stream()
                        .filter(filter -> !UNUSED.contains(filter.getClass()))
                        .toList());
    }
}

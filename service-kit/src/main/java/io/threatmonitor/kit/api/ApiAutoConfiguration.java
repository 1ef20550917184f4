package io.threatmonitor.kit.api;

import io.swagger.v3.core.jackson.ModelResolver;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.telemetry.Traces;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The envelope, errors and JSON conventions for a servlet service. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@Import({ApiErrorHandler.class, ErrorPageController.class})
public class ApiAutoConfiguration {

    @Bean
    ErrorAnswers errorAnswers(Traces traces) {
        return new ErrorAnswers(traces);
    }

    @Bean
    JsonMapperBuilderCustomizer wireConventions() {
        return WireJson::conventions;
    }

    @Bean
    WebMvcConfigurer wireEnums() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverterFactory(new WireEnums());
            }
        };
    }

    /** The clients of the API before this one end their paths with a slash. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilter() {
        var filter = UrlHandlerFilter.trailingSlashHandler("/api/**").wrapRequest().build();
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** What it does for filters, nobody needs; for controllers the dispatcher does it again. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextInFilters() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    /** The OpenAPI document describes what the wire has. */
    @Bean
    ModelResolver wireSchemas() {
        return new WireSchemas();
    }

    @Bean
    WireErrors wireErrors() {
        return new WireErrors();
    }
}

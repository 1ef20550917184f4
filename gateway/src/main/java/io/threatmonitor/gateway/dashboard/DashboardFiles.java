package io.threatmonitor.gateway.dashboard;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The dashboard is one page whose script reads the address: see {@link DashboardPaths}. Files with
 * a hash in their name never change. The others are asked for each time and carry an entity tag:
 * the modification times in a reproducible jar say nothing.
 */
@Configuration(proxyBeanMethods = false)
class DashboardFiles implements WebFluxConfigurer {

    private static final String LOCATION = "static/";
    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/" + LOCATION + "assets/")
                .setUseLastModified(false)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/*.*")
                .addResourceLocations("classpath:/" + LOCATION)
                .setUseLastModified(false)
                .setEtagGenerator(file -> entityTag(contentOf(file)))
                .setCacheControl(CacheControl.noCache());
    }

    @Bean
    RouterFunction<ServerResponse> dashboardPage() {
        var page = contentOf(new ClassPathResource(LOCATION + "index.html"));
        var tag = entityTag(page);
        return RouterFunctions.route(
                methods(HttpMethod.GET, HttpMethod.HEAD)
                        .and(request -> DashboardPaths.isPage(request.path())),
                _ ->
                        ServerResponse.ok()
                                .contentType(HTML)
                                .cacheControl(CacheControl.noCache())
                                .eTag(tag)
                                .bodyValue(page));
    }

    private static String entityTag(byte[] content) {
        return "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
    }

    private static byte[] contentOf(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s is missing: package module dashboard-ui first".formatted(file), e);
        }
    }
}

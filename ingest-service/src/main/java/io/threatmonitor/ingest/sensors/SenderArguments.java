package io.threatmonitor.ingest.sensors;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.security.Refusal;
import io.threatmonitor.kit.security.Refusals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Hands the {@link Sender} to controllers, keeps it out of the OpenAPI document, and lets nobody
 * who may not send, or not so much, get as far as having a body read.
 */
@Component
final class SenderArguments
        implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Sender.class);
    }

    private static final String SENDER = Sender.class.getName();

    private final Senders senders;
    private final Quotas quotas;
    private final Refusals refusals;

    SenderArguments(Senders senders, Quotas quotas, Refusals refusals) {
        this.senders = senders;
        this.quotas = quotas;
        this.refusals = refusals;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method && takesEvents(method))) {
            return true;
        }
        Sender sender = senders.current();
        request.setAttribute(SENDER, sender);
        Quotas.Account account = quotas.account(sender.sensorId());
        Duration wait = account.untilPaid();
        if (wait.isPositive()) {
            refuse(request, response, account, wait);
            return false;
        }
        return true;
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Quotas.Account account,
            Duration wait)
            throws IOException {
        response.setHeader("RateLimit-Policy", account.policy());
        response.setHeader("RateLimit", account.state(wait));
        refusals.write(
                request,
                response,
                new Refusal(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "The sensor sends more events than its quota allows",
                        wait));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Sender.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mavContainer,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return Objects.requireNonNull(
                request.getAttribute(SENDER, RequestAttributes.SCOPE_REQUEST));
    }

    private boolean takesEvents(HandlerMethod method) {
        return Stream.of(method.getMethodParameters()).anyMatch(this::supportsParameter);
    }
}

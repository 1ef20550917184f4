package io.threatmonitor.gateway.access;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The port for operators, if there is one beside the public port. */
@Component
class ManagementPort implements ApplicationListener<WebServerInitializedEvent> {

    private static final String NAMESPACE = "management";
    private static final int NONE = -1;

    private volatile int port = NONE;

    @Override
    public void onApplicationEvent(WebServerInitializedEvent started) {
        if (WebServerApplicationContext.hasServerNamespace(
                started.getApplicationContext(), NAMESPACE)) {
            port = started.getWebServer().getPort();
        }
    }

    boolean received(ServerWebExchange exchange) {
        var address = exchange.getRequest().getLocalAddress();
        return port != NONE && address != null && address.getPort() == port;
    }
}

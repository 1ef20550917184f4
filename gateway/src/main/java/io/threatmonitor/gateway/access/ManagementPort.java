package io.threatmonitor.gateway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The port for operators, if there is one beside the public port. */
@Component
class ManagementPort {

    private final @Nullable Integer port;

    ManagementPort(
            @Value("${server.port}") int publicPort,
            @Value("${management.server.port:#{null}}") @Nullable Integer port) {
        this.port = port == null || port == publicPort ? null : port;
    }

    boolean received(ServerWebExchange exchange) {
        var address = exchange.getRequest().getLocalAddress();
        return port != null && address != null && address.getPort() == port;
    }
}

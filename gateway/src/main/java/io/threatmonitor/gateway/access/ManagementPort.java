package io.threatmonitor.gateway.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The port for operators, if there is one beside the public port. */
@Component
class ManagementPort {

    private final int publicPort;
    private final int port;

    ManagementPort(
            @Value("${server.port}") int publicPort, @Value("${management.server.port}") int port) {
        this.publicPort = publicPort;
        this.port = port;
    }

    boolean received(ServerWebExchange exchange) {
        var address = exchange.getRequest().getLocalAddress();
        return port != publicPort && address != null && address.getPort() == port;
    }
}

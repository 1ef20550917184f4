package io.threatmonitor.alert.notification.outbound;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.net.InetAddress;

/** Names are looked up as the system does. */
@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    NameService systemNames() {
        return InetAddress::getAllByName;
    }
}

package io.threatmonitor.alert;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the alert service. */
@OpenAPIDefinition(
        info = @Info(title = "Threat Monitor: alerts", version = "v1"),
        servers = @Server(url = "/"))
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AlertApplication {

    public static void main(String[] args) {
        SpringApplication.run(AlertApplication.class, args);
    }
}

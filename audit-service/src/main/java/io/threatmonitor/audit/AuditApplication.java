package io.threatmonitor.audit;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the audit service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@OpenAPIDefinition(
        info = @Info(title = "Threat Monitor: audit trail", version = "v1"),
        servers = @Server(url = "/"))
public class AuditApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AuditApplication.class, arguments);
    }
}

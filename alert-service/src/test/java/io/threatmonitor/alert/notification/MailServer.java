package io.threatmonitor.alert.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

import java.util.Arrays;
import java.util.List;

/** A real mail server for the service under test. */
@TestConfiguration(proxyBeanMethods = false)
public class MailServer {

    private static final int ANY_PORT = 0;

    @Bean(destroyMethod = "stop")
    GreenMail greenMail() {
        var server =
                new GreenMail(new ServerSetup(ANY_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Bean
    DynamicPropertyRegistrar mailPort(GreenMail server) {
        return registry -> registry.add("spring.mail.port", () -> server.getSmtp().getPort());
    }

    /** What this person has got up to now. */
    public static List<MimeMessage> inboxOf(GreenMail server, String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isFor(address, message))
                .toList();
    }

    private static boolean isFor(String address, MimeMessage message) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

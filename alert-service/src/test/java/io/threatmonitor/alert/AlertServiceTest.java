package io.threatmonitor.alert;

import io.threatmonitor.alert.notification.MailServer;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.testkit.ServiceTest;

import org.springframework.context.annotation.Import;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of the whole service. All of them share one, which heartbeats often and may notify
 * receivers on this machine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        properties = {
            "threat-monitor.stream.heartbeat=300ms",
            // Tests raise more from one source than anyone should.
            "threat-monitor.flood.alerts-per-minute=1000000",
            "threat-monitor.notification.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "threat-monitor.notification.dashboard-url=https://tm.example",
            "threat-monitor.notification.outbound.allowed-ranges=127.0.0.1",
            "threat-monitor.notification.outbound.plain-http=true",
            "threat-monitor.notification.outbound.deadline=6s",
            "threat-monitor.notification.test-deadline=4s",
            "threat-monitor.notification.delivery.first-retry=200ms",
            "threat-monitor.notification.delivery.slowest-retry=1s",
            "spring.mail.host=127.0.0.1"
        })
@Import({AlertsUnderTest.class, MailServer.class, NotificationsUnderTest.class})
public @interface AlertServiceTest {}

package io.threatmonitor.alert.alerts;

import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.testkit.ServiceTest;

import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of the whole service that hands over detections by itself: nothing comes from the topics
 * that tests share. More than 20 alerts of a source within a minute are a flood.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        properties = {
            "spring.kafka.listener.auto-startup=false",
            "threat-monitor.flood.alerts-per-minute=" + SinkTest.LIMIT
        })
@Import({AlertsUnderTest.class, SinkTest.NeverListening.class})
@interface SinkTest {

    int LIMIT = 20;

    /**
     * Also when tests of another context ran in between: Spring then pauses this one and resumes
     * it, and by default listeners start again that were told not to.
     */
    class NeverListening {

        NeverListening(KafkaListenerEndpointRegistry listeners) {
            listeners.setAlwaysStartAfterRefresh(false);
        }
    }
}

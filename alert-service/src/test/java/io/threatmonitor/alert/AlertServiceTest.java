package io.threatmonitor.alert;

import io.threatmonitor.testkit.ServiceTest;

import org.springframework.context.annotation.Import;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service. All of them share one, which heartbeats often. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(properties = "threat-monitor.stream.heartbeat=300ms")
@Import(AlertsUnderTest.class)
public @interface AlertServiceTest {}

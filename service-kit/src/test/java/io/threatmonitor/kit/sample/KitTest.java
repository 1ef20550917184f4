package io.threatmonitor.kit.sample;

import io.threatmonitor.testkit.ServiceTest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@link ServiceTest} of the sample service; all of them share one running instance. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(classes = SampleApplication.class)
public @interface KitTest {}

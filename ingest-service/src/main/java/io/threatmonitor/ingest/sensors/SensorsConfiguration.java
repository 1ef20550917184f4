package io.threatmonitor.ingest.sensors;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Who may manage sensors, and that what is kept of them is saved from time to time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SensorsConfiguration {}

package io.threatmonitor.kit.sample;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service with nothing in it but what the tests of the kit need. */
@SpringBootApplication
public class SampleApplication {}

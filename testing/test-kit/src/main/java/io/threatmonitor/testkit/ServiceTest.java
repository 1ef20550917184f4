package io.threatmonitor.testkit;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the whole service on a free port, with a PostgreSQL database of its own and a Kafka broker
 * that it shares with the other tests of this JVM, and accepts the tokens of a {@link
 * io.threatmonitor.testkit.identity.TestIssuer}.
 *
 * <p>The constructor of the test may take any bean of the service, and {@link
 * io.threatmonitor.testkit.http.ApiClient}, {@link io.threatmonitor.testkit.identity.TestIssuer},
 * {@link io.threatmonitor.testkit.messaging.TestTopics} and {@link
 * io.threatmonitor.testkit.infrastructure.TestDatabase}.
 *
 * <p>Tests with equal annotations share one running service. They keep out of each other's way by
 * ids and names of their own; nothing is wiped between them.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface ServiceTest {

    /** Properties of this test in the form {@code name=value}; they win over all others. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};

    /** The application, where the search upwards from the test's package does not find it. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes() default {};
}

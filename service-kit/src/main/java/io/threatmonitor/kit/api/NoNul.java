package io.threatmonitor.kit.api;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text without the one character that PostgreSQL's {@code text} cannot keep (U+0000). */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[^\\x00]*")
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoNul {

    String message() default "must not contain NUL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

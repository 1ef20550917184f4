package io.threatmonitor.kit.api;

import com.fasterxml.jackson.databind.JavaType;

import io.swagger.v3.core.jackson.TypeNameResolver;

import java.util.Set;

/**
 * Names generic types as people say them: a page of {@code Alert} is an {@code AlertPage}, its
 * envelope an {@code AlertPageEnvelope}.
 */
final class WireSchemaNames extends TypeNameResolver {

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        var name = new StringBuilder();
        for (int i = 0; i < type.containedTypeCount(); i++) {
            JavaType argument = type.containedType(i);
            name.append(
                    argument.containedTypeCount() > 0
                            ? nameForGenericType(argument, options)
                            : nameForClass(argument, options));
        }
        return name.append(nameForClass(type.getRawClass(), options)).toString();
    }
}

package io.threatmonitor.kit.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.ObjectMapperFactory;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Locale;

/**
 * Describes records as the wire has them: names in snake_case, enums in lower case, and everything
 * required that is not {@code @Nullable}.
 */
@SuppressWarnings("rawtypes") // the raw Schema is what the super class speaks of
final class WireSchemas extends ModelResolver {

    private static final String NULL = "null";

    WireSchemas() {
        super(
                ObjectMapperFactory.buildStrictGenericObjectMapper()
                        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                new WireSchemaNames());
    }

    @Override
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> resolved = super.resolve(type, context, next);
        JavaType java = _mapper.constructType(type.getType());
        if (resolved != null && java.isRecordType()) {
            markNullness(java.getRawClass(), definitionOf(resolved, context));
        }
        return resolved;
    }

    @Override
    protected Schema _createSchemaForEnum(Class<Enum<?>> enumType) {
        var schema = new StringSchema();
        for (Enum<?> constant : enumType.getEnumConstants()) {
            schema.addEnumItem(constant.name().toLowerCase(Locale.ROOT));
        }
        return schema;
    }

    private static Schema<?> definitionOf(Schema<?> resolved, ModelConverterContext context) {
        if (resolved.get$ref() == null) {
            return resolved;
        }
        String name = resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1);
        Schema<?> defined = context.getDefinedModels().get(name);
        return defined == null ? resolved : defined;
    }

    private static void markNullness(Class<?> type, Schema<?> schema) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = new SnakeCaseStrategy().translate(component.getName());
            Schema<?> property =
                    schema.getProperties() == null ? null : schema.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                require(schema, name);
            } else if (property.getTypes() != null) {
                property.addType(NULL);
            }
        }
    }

    private static void require(Schema<?> schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequiredItem(name);
        }
    }
}

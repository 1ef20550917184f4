package io.threatmonitor.kit.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.ObjectMapperFactory;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Describes records as the wire has them: names in snake_case, enums in lower case, and everything
 * required that is not {@code @Nullable}.
 */
@SuppressWarnings("rawtypes") // the raw Schema is what the super class speaks of
final class WireSchemas extends ModelResolver {

    private static final String NULL = "null";
    private static final String OBJECT = "object";

    WireSchemas() {
        super(
                ObjectMapperFactory.buildStrictGenericObjectMapper()
                        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                new WireSchemaNames());
    }

    @Override
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        JavaType java = _mapper.constructType(type.getType());
        Schema<?> resolved = super.resolve(type, context, next);
        if (resolved != null && java.isRecordType()) {
            describe(java.getRawClass(), definitionOf(resolved, context));
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

    private static void describe(Class<?> type, Schema<?> schema) {
        schema.addType(OBJECT);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = new SnakeCaseStrategy().translate(component.getName());
            if (schema.getProperties() == null || !schema.getProperties().containsKey(name)) {
                continue;
            }
            if (holdsAnyJson(component)) {
                schema.getProperties().get(name).setAdditionalProperties(true);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.getProperties().compute(name, (key, property) -> orNull(property));
            } else if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                schema.addRequiredItem(name);
            }
        }
    }

    /** Swagger takes {@code Object} for an object; in a map of ours it is a number as well. */
    private static boolean holdsAnyJson(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType type
                && type.getRawType() == Map.class
                && type.getActualTypeArguments()[1] == Object.class;
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(Set.of(NULL))));
        }
        if (property.getTypes() != null) {
            property.addType(NULL);
        }
        return property;
    }
}

package io.threatmonitor.kit.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.ObjectMapperFactory;
import io.swagger.v3.oas.models.media.Schema;

import java.util.List;
import java.util.Locale;

/**
 * Describes records in the OpenAPI document as {@code WireJson} writes them. Swagger reads classes
 * through Jackson 2, which knows nothing of that mapper.
 */
final class WireModelResolver extends ModelResolver {

    WireModelResolver() {
        super(
                ObjectMapperFactory.buildStrictGenericObjectMapper()
                        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as Swagger declares it
    protected Schema _createSchemaForEnum(Class<Enum<?>> type) {
        Schema schema = super._createSchemaForEnum(type);
        List<Object> names = schema.getEnum();
        schema.setEnum(
                names.stream().map(name -> name.toString().toLowerCase(Locale.ROOT)).toList());
        return schema;
    }
}

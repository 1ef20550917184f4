package io.threatmonitor.gateway.session;

import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;

import tools.jackson.databind.json.JsonMapper;

/**
 * How session values become bytes and back: JSON that an operator can read, of known types only.
 */
final class SessionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SessionJson() {}

    static ConversionService conversion() {
        var conversion = new GenericConversionService();
        conversion.addConverter(
                Object.class,
                byte[].class,
                value -> MAPPER.writerFor(SessionValue.class).writeValueAsBytes(value));
        conversion.addConverter(
                byte[].class, Object.class, bytes -> MAPPER.readValue(bytes, SessionValue.class));
        return conversion;
    }
}

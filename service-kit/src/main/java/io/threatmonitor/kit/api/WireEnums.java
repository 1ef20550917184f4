package io.threatmonitor.kit.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads enums in query parameters as the wire writes them: in lower case. */
@SuppressWarnings("rawtypes") // only whoever asks for the converter knows the enum
final class WireEnums implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return new ByName<>(type);
    }

    private record ByName<T extends Enum>(Class<T> type) implements Converter<String, T> {

        @Override
        @SuppressWarnings("NullAway") // the converter's T may be null, which it cannot see
        public @Nullable T convert(String text) {
            return text.isEmpty() ? null : constant(text);
        }

        private T constant(String text) {
            for (T constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("not one of the allowed values");
        }
    }
}

package io.threatmonitor.kit.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

import java.util.Set;

/** Reads an enum value in a path or query as {@code WireJson} writes it: {@code severity=high}. */
final class WireEnumConverter implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Enum.class));
    }

    @Override
    public @Nullable Object convert(
            @Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = String.valueOf(source).strip();
        if (text.isEmpty()) {
            return null;
        }
        for (Object constant : targetType.getObjectType().getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("No such value: " + text);
    }
}

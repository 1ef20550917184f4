package io.threatmonitor.ingest.rejections;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a sender sent, in the one of two ways in which nothing of it is lost. */
public record RejectedOriginal(
        @Schema(description = "Where it is valid UTF-8") @Nullable String text,
        @Schema(description = "Where it is not") @Nullable String base64) {

    static RejectedOriginal of(byte[] bytes) {
        try {
            // A new decoder reports what it cannot decode, where String would replace it.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new RejectedOriginal(text.toString(), null);
        } catch (CharacterCodingException e) {
            return new RejectedOriginal(null, Base64.getEncoder().encodeToString(bytes));
        }
    }
}

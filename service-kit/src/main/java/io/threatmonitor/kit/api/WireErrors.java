package io.threatmonitor.kit.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.threatmonitor.contracts.api.ErrorEnvelope;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Describes the envelope that every operation answers with when it does not do what was asked. */
final class WireErrors implements GlobalOpenApiCustomizer {

    private static final String NAME = "Error";

    private static final String DESCRIPTION =
            "Not done: the message says why, code and errors tell programs";

    @Override
    public void customise(OpenAPI document) {
        var converted = ModelConverters.getInstance(true).readAll(ErrorEnvelope.class);
        converted.forEach(document.getComponents()::addSchemas);
        document.getComponents().addResponses(NAME, envelope());
        var reference = new ApiResponse().$ref(NAME);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getResponses)
                .forEach(responses -> responses.addApiResponse(ApiResponses.DEFAULT, reference));
    }

    private static ApiResponse envelope() {
        var schema = new Schema<>().$ref(ErrorEnvelope.class.getSimpleName());
        var content =
                new Content().addMediaType(APPLICATION_JSON_VALUE, new MediaType().schema(schema));
        return new ApiResponse().description(DESCRIPTION).content(content);
    }
}

package io.threatmonitor.kit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.contracts.audit.AuditAction;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

class WireSchemasTest {

    private final Map<String, JsonNode> schemas = schemasOfAnEnvelopedPage();

    @Test
    void namesGenericTypesInsideOut() {
        assertThat(schemas)
                .containsOnlyKeys(
                        "AuditActionPageEnvelope",
                        "AuditActionPage",
                        "AuditAction",
                        "Actor",
                        "Target");
    }

    @Test
    void writesNamesAndEnumsAsTheWireDoes() {
        assertThat(action().at("/properties/occurred_at/format").stringValue())
                .isEqualTo("date-time");
        assertThat(action().at("/properties/outcome/enum"))
                .hasToString("[\"success\",\"failure\",\"denied\"]");
    }

    @Test
    void requiresWhatIsNeverNull() {
        assertThat(action().at("/required").toString())
                .contains("\"id\"", "\"outcome\"", "\"occurred_at\"")
                .doesNotContain("trace_id", "target", "before");
    }

    @Test
    void allowsNullWhereItHasAMeaning() {
        assertThat(action().at("/properties/trace_id/type")).hasToString("[\"string\",\"null\"]");
        assertThat(action().at("/properties/target/anyOf"))
                .hasToString("[{\"$ref\":\"#/components/schemas/Target\"},{\"type\":\"null\"}]");
    }

    @Test
    void allowsAnyJsonInAMapOfObjects() {
        assertThat(action().at("/properties/before/additionalProperties").booleanValue()).isTrue();
    }

    private JsonNode action() {
        return schemas.getOrDefault("AuditAction", WireJson.MAPPER.createObjectNode());
    }

    private static Map<String, JsonNode> schemasOfAnEnvelopedPage() {
        var converters = new ModelConverters(true);
        converters.addConverter(new WireSchemas());
        var type = new TypeReference<Envelope<Page<AuditAction>>>() {}.getType();
        var resolved = converters.readAllAsResolvedSchema(new AnnotatedType(type));
        var schemas = new HashMap<String, JsonNode>();
        resolved.referencedSchemas.forEach((name, schema) ->
                schemas.put(name, WireJson.MAPPER.readTree(Json31.pretty(schema))));
        return schemas;
    }
}

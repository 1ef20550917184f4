package io.threatmonitor.ingest.intake.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.ingest.intake.SentBytes;
import io.threatmonitor.kit.api.ApiException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cutting an array agrees with parsing it, where it can be parsed, and loses nothing anywhere. */
class JsonArrayPropertyTest {

    private static final String[] ARRAYS = {
        "[]", " [ 1 , [2, {\"a\": \"]\\\"\"}] , \"x,\\\\\", {} ] \n", "[{\"a\": [[]]},{\"b\": {}}]"
    };

    @Property
    void cutsAnArrayAsAParserDoes(@ForAll("arrays") String array) {
        var elements = JsonArray.elementsOf(array.getBytes(StandardCharsets.UTF_8));

        JsonNode parsed = WireJson.MAPPER.readTree(array);
        assertThat(elements)
                .extracting(element -> WireJson.MAPPER.readTree(element.bytes()))
                .containsExactlyElementsOf(parsed);
    }

    @Property
    void refusesOrLosesNothing(@ForAll("bodies") byte[] body) {
        if (!JsonArray.begins(body)) {
            return; // not for this parser
        }
        List<Excerpt> elements;
        try {
            elements = JsonArray.elementsOf(body);
        } catch (ApiException e) {
            return; // the documented refusal
        }
        var joined = new ByteArrayOutputStream();
        for (var element : elements) {
            joined.writeBytes(element.bytes());
            joined.write(',');
        }
        String whole = latin1(body).strip();
        String inside = whole.substring(1, whole.length() - 1);
        assertThat(elements.isEmpty() ? inside.strip() : inside + ",")
                .isEqualTo(latin1(joined.toByteArray()));
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(
                SentBytes.nearly(ARRAYS),
                SentBytes.anything().map(JsonArrayPropertyTest::inBrackets));
    }

    @Provide
    Arbitrary<String> arrays() {
        return values(3)
                .list()
                .ofMaxSize(5)
                .flatMap(list ->
                        Arbitraries.of(
                                WireJson.MAPPER.writeValueAsString(list),
                                WireJson.MAPPER
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(list)));
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> plain = Arbitraries.oneOf(texts(), Arbitraries.of(1, -2.5, true));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<Object> nested =
                Arbitraries.oneOf(
                        values(depth - 1).list().ofMaxSize(3),
                        Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(3));
        return Arbitraries.oneOf(plain, nested);
    }

    /** Of what could be taken for structure. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of("\"", "\\", "[", "]", "{", "}", ",", "a", "\n", "🔥")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static byte[] inBrackets(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        out.write('[');
        out.writeBytes(bytes);
        out.write(']');
        return out.toByteArray();
    }

    /** One character for each byte. */
    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

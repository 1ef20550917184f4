package io.threatmonitor.ingest.history.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

class SearchTermsTest {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_]+");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "word",
                "Failed password for root from 198.51.100.7 port 22",
                "  (twice) twice, TWICE!",
                "snake_case kebab-case camelCase",
                "Stra\u00dfe \u0130stanbul \u0416\u0443\u043a \u65e5\u672c\u8a9e",
                "\u2167 \u00bd \u0663 \u2460", // a letter's number, a fraction, digits of others
                "e\u0301 n\u0303", // marks are between words
                "\ud835\udc00x \ud83d\ude00y \ud83d", // beyond 16 bits, and half of that
            })
    void seesTheWordsThatAPatternSees(String text) {
        var words =
                Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .flatMap(word -> SearchTerms.words(word).stream())
                        .toList();
        assertThat(SearchTerms.words(text)).isEqualTo(words);
    }

    /** What is stored has the same numbers, so that they may never change. */
    @Test
    void hashesAsItsSqlDoes() {
        assertThat(SearchTerms.words("failed")).containsExactly(7433097170233822737L);
    }
}

package io.threatmonitor.kit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.contracts.event.EventType;

import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.support.DefaultConversionService;

class WireEnumsTest {

    private final DefaultConversionService conversion = new DefaultConversionService();

    WireEnumsTest() {
        conversion.addConverterFactory(new WireEnums());
    }

    @Test
    void readsLowerCase() {
        assertThat(conversion.convert("sql_injection", EventType.class))
                .isEqualTo(EventType.SQL_INJECTION);
    }

    @Test
    void readsSeveral() {
        assertThat(conversion.convert("ddos,malware", EventType[].class))
                .containsExactly(EventType.DDOS, EventType.MALWARE);
    }

    @Test
    void readsNothingAsNothing() {
        assertThat(conversion.convert("", EventType.class)).isNull();
    }

    @Test
    void refusesWhatIsNoValueInsteadOfTakingTheDefault() {
        assertThatThrownBy(() -> conversion.convert("sql", EventType.class))
                .isInstanceOf(ConversionFailedException.class);
    }
}
